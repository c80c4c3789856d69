import type { TokenUse } from './token-uses.ts'

/**
 * Opaque values whose beginning or shape gives their maker away. Beginnings mostly: lengths drift.
 * From public secret-scanner rules (gitleaks, trufflehog) and the makers' sources; every message says "looks like".
 */

/**
 * What sort of credential it is. `service`: what one service hands out for its own API. `secret`: long-lived, to be kept from
 * everybody. `session`: of a web framework. `look-alike`: a signed or encrypted value that is taken for a JWT.
 */
type CredentialClass = 'service' | 'secret' | 'refresh-token' | 'session' | 'look-alike'

/** What the shape of an opaque value gives away about it. */
export interface Credential {
  /** Row of the registry of credential shapes. */
  id: string
  /** What it looks like, in words, with an article: “a GitHub personal access token”. */
  label: string
  use: TokenUse
  class: CredentialClass
  /** The only place that takes it, in words. */
  home?: string
  /** Has dots or a readable beginning, so that people take it for a JWT. */
  likeJwt?: true
}

interface Row extends Credential {
  pattern: RegExp
}

type More = Partial<Pick<Row, 'use' | 'home' | 'likeJwt'>>

const row =
  (kind: CredentialClass, use: Row['use'] = 'unknown') =>
  (id: string, label: string, pattern: RegExp, more: More = {}): Row => ({
    id,
    label,
    use,
    class: kind,
    pattern,
    ...more,
  })

const access = row('service', 'access-token')
const key = row('service')
const secret = row('secret')
const refresh = row('refresh-token', 'refresh-token')
const session = row('session')
const lookAlike = row('look-alike')

const at = (home: string): More => ({ home })
const github = at('GitHub’s own API (api.github.com)')
const gitlab = at('GitLab’s own API')
const slack = at('Slack’s own API (slack.com/api)')
const stripe = at('Stripe’s own API (api.stripe.com)')
const google = at('Google’s own APIs')
const clerk = at('Clerk’s backend SDK')
const supabase = at('the “apikey” header of your Supabase project')
const vault = at('the “X-Vault-Token” header of HashiCorp Vault')
const digitalOcean = at('DigitalOcean’s own API')
const shopify = at('the “X-Shopify-Access-Token” header of Shopify’s Admin API')

/** The first that fits counts. */
const rows: readonly Row[] = [
  refresh('google-refresh', 'a Google refresh token', /^1\/\//),
  refresh('ory-refresh', 'an Ory refresh token', /^ory_rt_/),
  refresh('curity-refresh', 'a Curity refresh token', /^_1XBPWQQ_/),
  refresh('salesforce-refresh', 'a Salesforce refresh token', /^5Aep861/),
  refresh('slack-refresh', 'a Slack refresh token', /^xoxe-/),
  refresh('github-refresh', 'a GitHub refresh token', /^ghr_/),
  refresh('digitalocean-refresh', 'a DigitalOcean refresh token', /^dor_v1_/),
  refresh('entra-refresh', 'a Microsoft Entra refresh token', /^[01]\.A[\w-]{50}/),
  session(
    'aspnet-data-protection',
    'a value protected by ASP.NET Core Data Protection: a session cookie, or a bearer token of ASP.NET Core Identity',
    /^CfDJ8/,
  ),
  session('iron-session', 'an iron-session cookie', /^Fe26\.2\*/),
  session('laravel-cookie', 'an encrypted Laravel cookie', /^eyJpdiI6/),

  access('google-access', 'a Google access token', /^ya29\./, google),
  key('google-api-key', 'a Google API key', /^AIza[\w-]{30}/, google),
  secret('github-personal', 'a GitHub personal access token', /^(?:ghp_|github_pat_)\w{16}/, github),
  access('github-oauth', 'a GitHub OAuth or app token', /^gh[ous]_\w{16}/, github),
  secret('gitlab-personal', 'a GitLab personal access token', /^glpat-/, gitlab),
  access('gitlab-job', 'a GitLab CI job token', /^glcbt-/, at('the “JOB-TOKEN” header of GitLab’s own API')),
  secret('gitlab-secret', 'a GitLab secret', /^gl(?:oas|dt|rt|ptt|soat)-/, gitlab),
  secret('slack-bot', 'a Slack bot token', /^xoxb-/, slack),
  access('slack-user', 'a Slack user token', /^xox[aprs]-/, slack),
  access('slack-rotating', 'a Slack token that is rotated', /^xoxe\.xox[bp]-/, slack),
  secret('slack-app', 'a Slack app-level token', /^xapp-/, slack),
  secret(
    'stripe-or-clerk-secret',
    'a secret key of Stripe or of Clerk',
    /^sk_(?:live|test)_/,
    at('Stripe’s or Clerk’s own API'),
  ),
  secret('stripe-restricted', 'a restricted key of Stripe', /^rk_(?:live|test)_/, stripe),
  key(
    'publishable-key',
    'a publishable key of Stripe or of Clerk',
    /^pk_(?:live|test)_/,
    at('the browser code of Stripe or Clerk'),
  ),
  secret('stripe-webhook', 'the secret of a web hook at Stripe', /^whsec_/, at('the code that checks Stripe’s calls')),
  secret('anthropic-key', 'an Anthropic API key', /^sk-ant-/, at('Anthropic’s own API')),
  secret('openai-key', 'an OpenAI API key', /^sk-(?:proj|svcacct)-/, at('OpenAI’s own API')),
  secret('hugging-face', 'a Hugging Face token', /^hf_[A-Za-z0-9]{20}/, at('Hugging Face’s own API')),
  access('facebook-access', 'a Facebook access token', /^EAA[A-Za-z0-9]{60}/, at('Meta’s Graph API')),
  secret('facebook-app', 'a Facebook app token', /^\d{12,18}\|[\w-]{20}/, at('Meta’s Graph API')),
  key(
    'aws-access-key',
    'an AWS access key id',
    /^A(?:KIA|SIA)[A-Z0-9]{16}$/,
    at('requests that are signed for AWS (SigV4)'),
  ),
  secret('okta-api-token', 'an Okta API token', /^00[\w-]{40}$/, at('Okta’s management API, behind the word “SSWS”')),
  access('ory-access', 'an Ory access token', /^ory_at_/, at('APIs that ask Ory’s introspection endpoint about it')),
  key('ory-code', 'an Ory authorization code', /^ory_ac_/, at('Ory’s token endpoint')),
  key('google-code', 'a Google authorization code', /^4\/0A[\w-]{20}/, at('Google’s token endpoint')),
  // Nothing in it tells; it stands beside it as a code.
  key('authorization-code', 'an authorization code', /(?!)/, at('the token endpoint')),
  access(
    'curity-access',
    'a Curity access token',
    /^_0XBPWQQ_/,
    at('APIs that ask the Curity server’s introspection endpoint about it'),
  ),
  access('clerk-machine', 'a Clerk machine or OAuth token', /^(?:mt|oat)_[A-Za-z0-9]{20}/, clerk),
  secret('clerk-api-key', 'a Clerk API key', /^ak_[A-Za-z0-9]{20}/, clerk),
  secret('supabase-personal', 'a Supabase personal access token', /^sbp_/, at('Supabase’s management API')),
  key('supabase-publishable', 'a publishable key of Supabase', /^sb_publishable_/, supabase),
  secret('supabase-secret', 'a secret key of Supabase', /^sb_secret_/, supabase),
  secret('vault-token', 'a HashiCorp Vault token', /^(?:hv[sb]\.[\w-]{20}|s\.[A-Za-z0-9]{24}$)/, vault),
  access('aws-sso', 'an access token of AWS IAM Identity Center', /^aoa[\w+/=:.-]{40}/, at('AWS’s own access portal')),
  secret('npm-token', 'an npm access token', /^npm_\w{20}/, at('the npm registry')),
  secret('pypi-token', 'a PyPI API token', /^pypi-AgE/, at('the upload API of PyPI')),
  secret('digitalocean-personal', 'a DigitalOcean personal access token', /^dop_v1_/, digitalOcean),
  access('digitalocean-oauth', 'a DigitalOcean OAuth token', /^doo_v1_/, digitalOcean),
  secret('shopify-token', 'a Shopify access token', /^shp(?:at|ca|pa|ss)_/, shopify),
  secret('notion-token', 'a Notion integration token', /^ntn_\w{20}/, at('Notion’s own API')),
  secret('linear-key', 'a Linear API key', /^lin_api_/, at('Linear’s own API')),
  secret('pulumi-token', 'a Pulumi access token', /^pul-[0-9a-f]{20}/, at('Pulumi Cloud')),
  secret(
    'databricks-token',
    'a Databricks personal access token',
    /^dapi[0-9a-f]{30}/,
    at('the API of your Databricks workspace'),
  ),
  secret('doppler-token', 'a Doppler token', /^dp\.(?:pt|st|ct|sa)\./, at('Doppler’s own API')),
  access('dropbox-access', 'a Dropbox access token', /^sl\.[\w-]{60}/, at('Dropbox’s own API')),
  secret('atlassian-token', 'an Atlassian API token', /^ATATT3/, at('Atlassian’s own APIs')),
  secret('new-relic-key', 'a New Relic user key', /^NRAK-/, at('New Relic’s own API')),
  secret(
    'entra-client-secret',
    'a client secret of Microsoft Entra ID',
    /^[\w~.-]{3}\dQ~[\w~.-]{31,34}$/,
    at('the token endpoint'),
  ),
  access(
    'salesforce-session',
    'a Salesforce session or access token',
    /^00D\w{12,15}!/,
    at('the APIs of that Salesforce org'),
  ),
  key(
    'salesforce-consumer',
    'a Salesforce consumer key, which is a client id',
    /^3MVG9/,
    at('Salesforce’s authorization and token endpoints'),
  ),

  secret('sendgrid-key', 'a SendGrid API key', /^SG\.[\w-]{16}[\w-]*\.[\w-]{16}[\w-]*$/, {
    home: 'SendGrid’s own API',
    likeJwt: true,
  }),
  secret('sentry-token', 'a Sentry organization token', /^sntrys_eyJ/, { home: 'Sentry’s own API', likeJwt: true }),
  lookAlike('discord-bot', 'the token of a Discord bot', /^[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}$/, {
    home: 'Discord’s own API, behind the word “Bot”',
    likeJwt: true,
  }),
  lookAlike(
    'itsdangerous',
    'a session of Flask, or another value signed with itsdangerous',
    /^\.?eJ?[\w-]+\.[\w-]{6}\.[\w-]{27}$/,
    {
      home: 'the app that signed it',
      likeJwt: true,
    },
  ),
  lookAlike('django-signed', 'a value that Django signed', /^\.?[\w-]{4}[\w-]*:[A-Za-z0-9]{6}:[\w-]{27,43}$/, {
    home: 'the app that signed it',
    likeJwt: true,
  }),
  lookAlike(
    'rails-signed',
    'a value that Rails signed or encrypted',
    /^[\w%+/=-]{8}[\w%+/=-]*--(?:[0-9a-f]{40,64}|[\w%+/=]{16}[\w%+/=]*--[\w%+/=]{20}[\w%+/=]*)$/,
    {
      home: 'the app that made it',
      likeJwt: true,
    },
  ),
  lookAlike('fernet', 'a value encrypted with Fernet', /^gAAAA[\w-]{60}[\w-]*=*$/, {
    home: 'the program that holds the Fernet key',
    likeJwt: true,
  }),
]

const credential = (found: Row | undefined): Credential | undefined => {
  if (!found) return undefined
  const { pattern: _, ...rest } = found
  return rest
}

/** Longer than any of them; what is longer is not searched. */
const longest = 20_000

/** What an opaque value looks like, or undefined. */
export const credentialOf = (value: string) =>
  credential(value.length > longest ? undefined : rows.find(({ pattern }) => pattern.test(value)))

/** The row of an id that somebody else wrote down, or undefined. */
export const credentialById = (id: unknown) => credential(rows.find((candidate) => candidate.id === id))
