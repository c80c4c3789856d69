import { accessToken } from '../testing/forge.ts'
import type { Recogniser, RecogniserCases } from './define.ts'

const beginning = /^\s{0,200}<(?:!doctype\s+html|html)(?=[\s>])/i
const statusLine = /^\s{0,20}HTTP\/[123](?:\.[01])? \d{3}/
/** Headers are not longer. */
const longestHead = 20_000

/** A web page where an answer of an API was expected. Its beginning only: what is inside is looked for as elsewhere. */
export const htmlPage: Recogniser = {
  carrier: 'html-page',
  label: 'web page',
  find(paste) {
    const head = statusLine.test(paste.slice(0, 60)) ? /\r?\n\r?\n/.exec(paste.slice(0, longestHead)) : undefined
    const from = head ? head.index + head[0].length : 0
    const match = beginning.exec(paste.slice(from, from + 300))
    return match ? [{ span: [from, from + match[0].length], sightings: [] }] : []
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
