import type { Emitter } from './define.ts'

/** What a browser says when it was not to see the answer: E575 and E576. */
export const browsers: readonly Emitter[] = [
  {
    name: 'the browser',
    source: 'MDN: CORS errors https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors',
    rows: [
      [
        'E575',
        [],
        [
          'has been blocked by CORS policy',
          '=TypeError: Failed to fetch',
          'Cross-Origin Request Blocked',
          'NetworkError when attempting to fetch resource',
        ],
        'The browser did not get an answer that this page may see; a refusal without CORS headers looks the same.',
        'The status of the request in the network tab, or the answer that curl gets.',
      ],
    ],
  },
  {
    name: 'JSON.parse',
    source:
      'MDN: JSON.parse: bad parsing https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors/JSON_bad_parse',
    rows: [
      [
        'E576',
        ['missing', 'config'],
        [
          "Unexpected token '<'",
          'Unexpected token < in JSON',
          'JSON Parse error: Unexpected token: <',
          "JSON Parse error: Unrecognized token '<'",
        ],
        'A web page came where JSON was expected.',
        'The address, and what stands before the API: a login page, an error page, the app’s own start page.',
      ],
    ],
  },
]
