import { aadstsClients } from './aadsts-clients.ts'
import { aadstsLogins } from './aadsts-logins.ts'
import { authorize } from './authorize.ts'
import { browsers } from './browsers.ts'
import { clouds } from './clouds.ts'
import { dataApis } from './data-apis.ts'
import type { Emitter } from './define.ts'
import { dotnet } from './dotnet.ts'
import { gateways } from './gateways.ts'
import { general } from './general.ts'
import { go } from './go.ts'
import { infrastructure } from './infrastructure.ts'
import { jvm } from './jvm.ts'
import { keycloak } from './keycloak.ts'
import { jvmOthers } from './jvm-others.ts'
import { logins } from './logins.ts'
import { loginsOthers } from './logins-others.ts'
import { nodeAuth0 } from './node-auth0.ts'
import { nodeJose } from './node-jose.ts'
import { nodeJsonwebtoken } from './node-jsonwebtoken.ts'
import { nodeOthers } from './node-others.ts'
import { nodeSessions } from './node-sessions.ts'
import { phpRubyRust } from './php-ruby-rust.ts'
import { platforms } from './platforms.ts'
import { providerApis } from './provider-apis.ts'
import { python } from './python.ts'
import { specification } from './specification.ts'
import { tokenEndpoints } from './token-endpoints.ts'
import { tokenEndpointsClients } from './token-endpoints-clients.ts'

/** Everybody whose texts are known. Where two say the same, the more widely used stands earlier. */
export const emitters: readonly Emitter[] = [
  ...specification,
  ...nodeJsonwebtoken,
  ...nodeAuth0,
  ...nodeJose,
  ...dotnet,
  ...jvm,
  ...python,
  ...phpRubyRust,
  ...go,
  ...nodeOthers,
  ...nodeSessions,
  ...keycloak,
  ...dataApis,
  ...gateways,
  ...clouds,
  ...providerApis,
  ...platforms,
  ...browsers,
  ...authorize,
  ...tokenEndpoints,
  ...tokenEndpointsClients,
  ...aadstsLogins,
  ...aadstsClients,
  ...logins,
  ...loginsOthers,
  ...infrastructure,
  ...jvmOthers,
  ...general,
]
