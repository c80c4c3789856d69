import { aspnet } from './aspnet.ts'
import { awsHttpApi } from './aws-http-api.ts'
import type { ConfigReader } from './define.ts'
import { envoy } from './envoy.ts'
import { javascript } from './javascript.ts'
import { kong } from './kong.ts'
import { microprofile } from './microprofile.ts'
import { nginx } from './nginx.ts'
import { pythonAndGo } from './python-and-go.ts'
import { spring } from './spring.ts'

/** In the order of asking. */
export const configReaders: readonly ConfigReader[] = [
  spring,
  aspnet,
  envoy,
  kong,
  awsHttpApi,
  nginx,
  microprofile,
  javascript,
  pythonAndGo,
]
