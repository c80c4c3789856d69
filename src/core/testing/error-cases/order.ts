import { jws, accessClaims, filler, noon } from '../forge.ts'
import { at, type ErrorCases, id, lines } from './define.ts'

const late = { iat: noon - 4020, exp: noon - 420 }

/** What the text says goes first. */
export const orderCases: ErrorCases = {
  'the issuer before time': {
    paste: () => lines(at(late), 'Jwt issuer is not configured'),
    leads: 'error-recognised',
    says: [/issuer/],
  },
  'the signature before a bare challenge': {
    paste: () => lines('WWW-Authenticate: Bearer', '', '{"detail":"Signature verification failed."}', at()),
    leads: ['error-recognised', 'error-reads-like'],
    says: [/signature/i],
  },
  'an error page of Express': {
    paste: () =>
      lines(
        'HTTP/1.1 401 Unauthorized',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>UnauthorizedError: jwt expired<br> &nbsp; &nbsp;at /app/node_modules/express-jwt/lib/index.js:105:19</pre>\n</body>\n</html>',
      ),
    leads: 'error-recognised',
    says: ['jsonwebtoken'],
    spares: [/web page/],
  },
  'a challenge before the page below it': {
    paste: () =>
      lines(
        'HTTP/1.1 401 Unauthorized',
        'WWW-Authenticate: Bearer error="invalid_token", error_description="jwt audience invalid. expected: https://api.a.example"',
        '',
        '<html><head><title>401</title></head></html>',
      ),
    leads: 'error-recognised',
    says: [/API|audience/, 'https://api.a.example'],
    spares: [/web page/],
  },
  'Bearer before an offer of DPoP': {
    paste: () =>
      lines(
        at(),
        'WWW-Authenticate: Bearer error="invalid_token", error_description="Failed to verify JWT", DPoP algs="ES256 PS256"',
      ),
    leads: ['error-recognised', 'refused-without-reason', 'error-reads-like'],
    spares: [/message of DPoP/],
  },
  'a description before no reason': {
    paste: () =>
      lines(
        'Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler[12]',
        'WWW-Authenticate: Bearer error="invalid_token", error_description="The signature key was not found"',
      ),
    leads: 'error-recognised',
    says: [/kid|key/],
    spares: [/gives no reason/],
  },
  'the IDX text': {
    paste: () =>
      lines(
        'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
        'WWW-Authenticate: Bearer error="invalid_token", error_description="The signature is invalid"',
      ),
    leads: 'error-recognised',
    says: [/key/],
    spares: [/gives no reason/],
  },
  'the certificate of the key server': {
    paste: () =>
      lines(
        '{"error":"Get \\"https://a.example/jwks\\": tls: failed to verify certificate: x509: certificate signed by unknown authority"}',
        '{"message":"Invalid JWT"}',
      ),
    leads: ['error-recognised', 'error-reads-like'],
    says: [/certificate/],
    spares: [/Count the dots/],
  },
  'localhost in a container': {
    paste: () =>
      lines(
        "System.InvalidOperationException: IDX20803: Unable to obtain configuration from: 'http://localhost:5001/.well-known/openid-configuration'.",
        ' ---> System.Net.Http.HttpRequestException: Cannot assign requested address (localhost:5001)',
      ),
    leads: ['error-recognised', 'error-reads-like'],
    says: [/localhost/, /container/],
  },
  'the issuer before an absence': {
    paste: () =>
      lines(
        at({ aud: undefined, iss: 'https://id.a.example' }),
        "Issuer (iss) claim value (https://id.a.example) doesn't match expected value of https://id.b.example",
      ),
    leads: ['iss-mismatch-exact', 'error-recognised'],
    says: ['https://id.a.example', 'https://id.b.example'],
  },
  'v1 and v2 of Entra': {
    paste: () =>
      lines(
        at({
          iss: 'https://sts.windows.net/00000000-0000-4000-8000-000000000000/',
          ver: '1.0',
          aud: 'api://a',
          tid: '00000000-0000-4000-8000-000000000000',
        }),
        "IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/00000000-0000-4000-8000-000000000000/'. Did not match: validationParameters.ValidIssuer: 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0' or validationParameters.ValidIssuers: 'null' or validationParameters.ConfigurationManager.CurrentConfiguration.Issuer: 'Null'.",
      ),
    leads: ['entra-version-mismatch', 'iss-mismatch-exact'],
    says: ['sts.windows.net', 'login.microsoftonline.com', /v1|1\.0/, /v2|2\.0/],
  },
  'the reason behind the colon': {
    paste: () => lines(at(), 'Authorization token is invalid: The aud claim value is not allowed.'),
    leads: 'error-recognised',
    says: [/aud/],
    spares: [/behind the colon/],
  },
  'a code with its message': {
    paste: () => '{"code":"ERR_JWT_CLAIM_VALIDATION_FAILED","message":"unexpected \\"aud\\" claim value"}',
    leads: 'error-recognised',
    says: [/aud/],
    spares: [/A claim that is required is absent/],
  },
  'a bare refusal of Nest': {
    paste: () => lines('HTTP/1.1 401 Unauthorized', '', '{"statusCode":401,"message":"Unauthorized"}', at()),
    leads: 'refused-without-reason',
    says: [/does not say why/, /signature/, /Nest/],
    spares: [/Kong/, /no token (?:was found|came)/],
  },
  'Vault, a role without audiences': {
    paste: () =>
      lines(
        at(),
        'Error making API request. Errors:',
        '* audience claim found in JWT but no audiences bound to the role',
      ),
    leads: 'error-recognised',
    says: ['bound_audiences'],
  },
  'a text that nobody knows': {
    paste: () => lines(at(), 'zorp: token refused (E77)'),
    leads: 'error-unknown',
    says: [/does not know|not one that this page knows/],
  },
  'a sliding token': {
    paste: () =>
      lines(
        '[29/Nov/2026 08:00:00] "GET /api/things/ HTTP/1.1" 401 58',
        jws({ claims: accessClaims({ token_type: 'sliding', client_id: undefined, scope: undefined }) }),
        'Token has wrong type',
      ),
    leads: ['error-recognised', 'typ-unexpected'],
    says: ['sliding', 'access'],
    spares: [/A refresh token was sent/],
  },
  'an opaque token below a log': {
    paste: () =>
      lines(
        ...Array.from({ length: 15 }, (_, i) => `2026-11-29T08:00:${10 + i}Z INFO handled request in ${i} ms`),
        filler(30),
      ),
    leads: ['opaque-token'],
  },
  'a login library beside an ID token that ended': {
    paste: () =>
      lines(id(late), 'RPError: unexpected iss value, expected https://id.b.example, got: https://id.a.example'),
    leads: ['iss-mismatch-exact', 'error-recognised'],
    says: ['https://id.a.example', 'https://id.b.example'],
  },
}

const page = (inner: string) => `HTTP/1.1 401 Unauthorized\nContent-Type: text/html\n\n${inner}`

/** Error pages of the API's own framework are its answer. */
export const pageCases: ErrorCases = {
  Flask: {
    paste: () =>
      lines(
        at(),
        page(
          '<!doctype html>\n<html lang=en>\n<title>401 Unauthorized</title>\n<h1>Unauthorized</h1>\n<p>Signature verification failed</p>\n',
        ),
      ),
    leads: ['error-recognised', 'error-reads-like'],
    says: [/signature/i],
    spares: [/web page/],
  },
  'Spring’s whitelabel page': {
    paste: () =>
      page(
        '<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error.</p><div>There was an unexpected error (type=Unauthorized, status=401).</div><div>Jwt expired at 2026-03-01T11:00:00Z</div></body></html>',
      ),
    leads: ['error-recognised', 'error-reads-like'],
    says: [/end|expired/],
    spares: [/web page/],
  },
  Apache: {
    paste: () =>
      lines(
        at(),
        page(
          '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>401 Unauthorized</title>\n</head><body>\n<h1>Unauthorized</h1>\n<p>This server could not verify that you\nare authorized to access the document\nrequested.</p>\n<hr>\n<address>Apache/2.4.58 (Debian) Server at api.example Port 443</address>\n</body></html>',
        ),
      ),
    leads: ['refused-without-reason', 'error-unknown', null],
    spares: [/web page/, /something before the API/i],
  },
  'a login page, which is something before the API': {
    paste: () =>
      '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login"><input type="password"></form></body></html>',
    leads: 'html-instead-of-json',
  },
}
