import { accessToken } from '../forge.ts'
import type { CarrierCases, Right } from './define.ts'

const token = accessToken()
const alone: Right = { tokens: [{ text: token, kind: 'jws', use: 'access-token' }], headline: null }
const same: Right = { tokens: [{ text: token, kind: 'jws' }] }
const glued = (paste: string, right: Right = alone) => [paste, right] as const

/** A healthy token and what was glued to it on its way. */
export const bounds: CarrierCases = {
  'a header in parentheses': () => glued(`(Authorization: Bearer ${token})`),
  'a link of Markdown': () => glued(`[t](https://jwt.io/#id_token=${token})`, same),
  'a link of Markdown with a title': () => glued(`[t](https://app.example/cb#access_token=${token} "title")`, same),
  'bold in Markdown': () => glued(`**${token}**`),
  'underlined in Markdown': () => glued(`_${token}_`),
  'bold and underlined': () => glued(`__${token}__`),
  'struck through': () => glued(`the token ~~${token}~~ is old`),
  'code in Markdown': () => glued(`\`${token}\``),
  'a fence in Markdown': () => glued(`\`\`\`\n${token}\n\`\`\``),
  'a table cell': () => glued(`| token | ${token} | dev |`),
  'a table cell without a space': () => glued(`|token|${token}|dev|`),
  'a drawn table': () => glued(`│ token │ ${token} │`),
  'an arrow': () => glued(`→${token}`),
  'an arrow of characters': () => glued(`=>${token}`),
  'a bullet': () => glued(`•${token}`),
  'a mail quote': () => glued(`>${token}`),
  'a left-to-right mark': () => glued(`\u200E${token}`),
  'an embedding': () => glued(`\u202A${token}\u202C`),
  'an isolate': () => glued(`\u2066${token}\u2069`),
  'a soft hyphen': () => glued(`\u00AD${token}\u00AD`),
  'a variation selector': () => glued(`${token}\uFE0F`),
  'a byte-order mark': () => glued(`\uFEFF${token}`),
  'a tag character': () => glued(`${token}\u{E0001}`),
  'a Hangul filler': () => glued(`\u3164${token}`),
  'ANSI colours': () => glued(`\u001B[33m${token}\u001B[0m`),
  'ANSI colours without the escape': () => glued(`[33m${token}[0m`, same),
  'ANSI colours behind a scheme': () => glued(`Authorization: Bearer \u001B[1;32m${token}\u001B[0m`),
  'a bytes literal behind a scheme': () =>
    glued(`Authorization: Bearer b'${token}'`, { ...same, headline: 'quoted-token', words: /bytes/ }),
  'a bytes literal, the header alone': () =>
    glued(`Bearer b'${token}'`, { ...same, headline: 'quoted-token', words: /bytes/ }),
  'a bytes literal alone': () => glued(`b'${token}'`, same),
  'a no-break space behind the scheme': () =>
    glued(`Authorization: Bearer\u00A0${token}`, { ...same, headline: 'header-whitespace' }),
  'a no-break space, the header alone': () => glued(`Bearer\u00A0${token}`, { ...same, headline: 'header-whitespace' }),
  'a zero-width space before the token': () =>
    glued(`Authorization: Bearer \u200B${token}`, { ...same, headline: 'header-whitespace' }),
  'a zero-width space, the header alone': () =>
    glued(`Bearer \u200B${token}`, { ...same, headline: 'header-whitespace' }),
  'a zero-width space behind the token': () =>
    glued(`Authorization: Bearer ${token}\u200B`, { ...same, headline: 'header-whitespace' }),
  'quoted-printable': () => glued((token.match(/.{1,73}/g) ?? []).join('=\n')),
  'quoted-printable, with CRLF and in a mail': () =>
    glued(`Hello,\r\nmy token: ${(token.match(/.{1,60}/g) ?? []).join('=\r\n')}\r\nthanks`),
  'typographic quotation marks in a command': () =>
    glued(`curl -H “Authorization: Bearer ${token}” https://api.example`, same),
  'typographic quotation marks': () => glued(`“${token}”`),
  'German quotation marks': () => glued(`„${token}“`),
  'French quotation marks': () => glued(`«${token}»`),
  'Japanese brackets': () => glued(`「${token}」`),
  'angle brackets': () => glued(`<${token}>`),
  brackets: () => glued(`[${token}]`),
  braces: () => glued(`{${token}}`),
  'parentheses and a full stop': () => glued(`(${token}).`),
  'an emoji behind it': () => glued(`${token}😀`),
  'an emoji before it': () => glued(`🔑${token}`),
  'a full-width comma': () => glued(`${token}，再见`),
  'letters of another script': () => glued(`токен${token}конец`),
  'a combining mark': () => glued(`${token}\u0301`),
  'shortened in the middle': () => glued('eyJhbGc…abc123', { headline: 'truncated-token' }),
  'shortened by three dots': () => glued('Bearer eyJhbGciOiJSUzI1NiIs...', { headline: 'truncated-token' }),
  'shortened in brackets': () => glued('eyJ0[...]', { headline: 'truncated-token' }),
  'shortened in the signature': () => glued(`${token.slice(0, -60)}[…]`, { headline: 'truncated-token' }),
  'shortened in the payload': () =>
    glued(`${token.slice(0, 90)}...${token.slice(-20)}`, { headline: 'truncated-token' }),
}
