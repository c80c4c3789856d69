/** What a line is, before anybody looks for its meaning. */

const code =
  /^\s*(?:const|let|var|function|import|export|return|catch|try|else|def|class|package|using|func|fn|async|await|if|for|while|switch|case)\b(?=[\s(])|^\s*(?:public|private|protected) (?:static|void|class|async|final|override|[A-Z]\w{0,60} \w{1,60} ?[({=;])|=>|\bnew [A-Z]\w{1,60}\(|\binstanceof\b|\)\s*[{;]\s*$|===|&& |\|\| |^\s*(?:\/\/|#include|\*|<(?!title|h[1-6]|p|pre|li|body|b|i|div|u|span|center|hr|html|!doctype)\w+[ />])|^\s*at [\w.$<>/]{1,200} ?\(|^\s*File '/

/** A line of a program or of a stack trace. */
export const isCode = (cased: string) => code.test(cased)

const prose =
  /\b(?:we|i|my|let us|how|each|every|always|usually|often|sometimes|for example|e\.g\.|by design|the section|this section|this page|this example|this book|in general|looks? into|you can|you may|you should|should i|can i|does anybody|anyone|readers?|chapter|tutorial|documentation|explains?|describes?)\b|\bwhen (?:it|the|a|an|you|they|this|your)\b|\bif (?:it|the|a|an|you|they|this|your)\b|\?$/

/** A sentence that people write about errors, and no message of a program. */
export const isProse = (text: string) => prose.test(text) && text.split(' ').length >= 5

const uneventful = /(?:^|[\s[<|(])(?:info|information|notice|trace|inf|level=info|'level':'info')(?:[\s\]>|):,]|$)/

/** A line of a log that says itself that nothing is wrong. */
export const isUneventful = (text: string) => uneventful.test(text.slice(0, 120))

const access =
  /\b(?:refus(?:ed|es|al)|reject(?:s|ed|ion)|denied|denies|forbidden|unauthori[sz]ed|not authori[sz]ed|unauthenticated|invalid|error|errors|failed|failure|fails|exception|disallowed|not allowed|not permitted|not accepted|mismatch|unexpected|unknown|untrusted|unacceptable|bad|wrong|missing|401|403|expired|illegal|unsupported|abgelehnt|ungültig|verweigert|fehler|refusée?|erreur|denegad[oa]|rechazad[oa]|inválid[oa]|negad[oa]|rifiutat[oa]|errore)\b|(?:error|exception|failure|fault)\b|拒绝|错误|エラー|拒否|오류|ошибка|отказано/

/** Whether it speaks of something that was refused or went wrong. */
export const speaksOfAccess = (text: string) => access.test(text)

const bareWords =
  /\b(?:http(?:\/[\d.]+)?|get|post|put|patch|delete|head|options|status(?: ?code)?|code|message|error|errors|detail|details|title|type|reason|path|timestamp|unauthori[sz]ed|forbidden|access|denied|request|failed|failure|with|the|a|an|is|was|not|authenticated|authentication|authori[sz]ation|required|invalid|bad|response|server|returned|received|got|from|about:blank|true|false|null|exception|unauthori[sz]ed(?:error|exception)|axios(?:error)?|statuscode|errormessage|success|ok|api|call|exit|curl|url)\b|https?:\/\/\S+|\/[\w./-]*|\d[\d:.tz-]*|[^a-z]/g

/** A status, a word for a refusal, and nothing that says why: `HTTP/1.1 401 Unauthorized`, `{"message":"Forbidden"}`. */
export const isBareRefusal = (text: string) =>
  /\b(?:401|403|unauthori[sz]ed|forbidden|denied|unauthenticated)\b/.test(text) && text.replaceAll(bareWords, '') === ''
