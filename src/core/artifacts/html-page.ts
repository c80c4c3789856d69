import { accessToken } from '../testing/forge.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

const beginning = /^\s{0,200}<(?:!doctype\s+html|html)(?=[\s>])/i
const statusLine = /^\s{0,20}HTTP\/[123](?:\.[01])? \d{3}/
/** Headers are not longer. */
const longestHead = 20_000

/** Error pages that the framework of an API writes itself, by words of theirs; read as the API's answer. */
const frameworks: readonly (readonly [name: string, words: RegExp])[] = [
  ['Express', /<title>Error<\/title>[\s\S]{0,200}<pre>/i],
  [
    'Flask',
    /<title>(?:401 Unauthorized|403 Forbidden|400 Bad Request|500 Internal Server Error)<\/title>\s{0,20}<h1>(?:Unauthorized|Forbidden|Bad Request|Internal Server Error)<\/h1>\s{0,20}<p>/i,
  ],
  [
    'Django',
    /Forbidden <span>\(403\)|<title>(?:403 Forbidden|Server Error \(500\)|[A-Za-z]{1,40} at \/)|DEBUG = True|Django settings/i,
  ],
  ['Apache', /<address>Apache\/|This server could not verify that you\s{1,4}are authorized to access/i],
  ['Tomcat', /<title>HTTP Status [45]\d\d|Apache Tomcat/i],
  ['Jetty', /<h2>HTTP ERROR [45]\d\d|Powered by Jetty/i],
  ['Spring Boot', /Whitelabel Error Page/i],
  [
    'ASP.NET',
    /Server Error in '\/|An unhandled exception occurred while processing the request|IIS [\d.]{1,6} Detailed Error|<h2>401 - Unauthorized/i,
  ],
  [
    'Rails',
    /Action Controller: Exception caught|We're sorry, but something went wrong|<title>[A-Za-z:]{1,60} in [A-Za-z:]{1,60}Controller/i,
  ],
  ['Laravel', /<title>(?:Unauthorized|Forbidden)<\/title>[\s\S]{0,4000}(?:401|403)/i],
  ['Werkzeug', /Werkzeug Debugger/i],
]
/** The words stand near the beginning. */
const longestPage = 12_000

const frameworkOf = (page: string) => frameworks.find(([, words]) => words.test(page))?.[0]

/** A web page where an answer of an API was expected. Its beginning only: what is inside is looked for as elsewhere. */
export const htmlPage: Recogniser = {
  carrier: 'html-page',
  label: 'web page',
  find(paste) {
    const head = statusLine.test(paste.slice(0, 60)) ? /\r?\n\r?\n/.exec(paste.slice(0, longestHead)) : undefined
    const from = head ? head.index + head[0].length : 0
    const match = beginning.exec(paste.slice(from, from + 300))
    if (!match) return []
    const framework = frameworkOf(paste.slice(from, from + longestPage))
    const span = [from, from + match[0].length] as const
    return [{ span, sightings: [], ...(framework !== undefined && { label: `error page of ${framework}` }) }]
  },
}

export const cases: RecogniserCases = {
  hits: {
    'a page': () => ({ paste: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>', tokens: [] }),
    'without a declaration': () => ({ paste: '\n<html lang="en">', tokens: [] }),
    'behind its headers': () => ({
      paste: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><html></html>',
      tokens: [],
    }),
    'with a token inside': () => ({ paste: `<!doctype html><p>${accessToken()}</p>`, tokens: [accessToken()] }),
  },
  misses: {
    'another document': () => '<?xml version="1.0"?><a/>',
    'a word of it': () => 'It begins with <html>.',
    'an answer in JSON': () => 'HTTP/1.1 200 OK\n\n{"a":"<html>"}',
  },
}
