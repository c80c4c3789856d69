import { secretNotToken } from './secret-not-token.ts'
import { supabaseServiceRole } from './supabase-service-role.ts'
import { tokenInUrl } from './token-in-url.ts'
import { tokenInErrorText } from './token-in-error-text.ts'
import { personalDataInToken } from './personal-data-in-token.ts'
import { liveCredential } from './live-credential.ts'

/** In the order shown. */
export const leakRules = [
  secretNotToken,
  supabaseServiceRole,
  tokenInUrl,
  tokenInErrorText,
  personalDataInToken,
  liveCredential,
] as const
