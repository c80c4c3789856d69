import type { Condition } from '../../registry/conditions.ts'

/** What a text is about, by its words. */
interface Subject {
  condition: Condition
  /** A word that names it; alone it says nothing. */
  names: RegExp
  /** Words that say what is wrong, without a further one. */
  says?: RegExp
  /** Words with which the same name means something else. */
  not?: RegExp
  /** The name means a token's only where something else speaks of tokens. */
  loose?: true
}

const lookup =
  /\bno (?:matching|suitable|such|applicable|valid|usable|corresponding)|\bno (?:signing |public |verification )?(?:keys?|jwks?|certificate)\b|\bnot (?:be )?(?:found|available|present|known|in)\b|\bunable to (?:find|locate|get|resolve|retrieve)|\b(?:cannot|could not|couldn't|can't|did not|failed to) (?:find|locate|get|resolve|retrieve|match|load|fetch)|\bunknown\b|\bmissing\b|\bunavailable\b|\bdoes(?:n't| not) (?:exist|contain|have)|\bunrecogni[sz]ed\b|\bfake\b|\bempty\b/

/** Claims that are conditions of their own, and further ones that tokens are known to have. */
export const claimConditions: Readonly<Record<string, Condition>> = {
  aud: 'aud',
  audience: 'aud',
  iss: 'iss',
  issuer: 'iss',
  exp: 'expired',
  nbf: 'not-yet',
  iat: 'not-yet',
  azp: 'azp',
  appid: 'azp',
  cid: 'azp',
  client_id: 'azp',
  scope: 'scope',
  scp: 'scope',
  roles: 'scope',
  permissions: 'scope',
  typ: 'typ',
  token_use: 'typ',
  token_type: 'typ',
  alg: 'alg',
  kid: 'key',
  cnf: 'bind',
  acr: 'acr',
  auth_time: 'acr',
}

/** In the order in which one goes before another of the same clause: the more particular first. */
export const subjects: readonly Subject[] = [
  {
    condition: 'scheme',
    names: /\bauthori[sz]ation scheme\b|\bauth scheme\b/,
    says: /\bauthori[sz]ation header (?:must|should|has to|needs to|does not|doesn't) (?:start|begin)|\b(?:invalid|malformed|bad|wrong) authori[sz]ation header\b|\bauthori[sz]ation header (?:format )?(?:is )?(?:invalid|malformed)|\b(?:must|should) (?:start|begin) with bearer\b|\bbearer (?:prefix|scheme|keyword) (?:is )?(?:missing|required|expected)/,
  },
  {
    condition: 'claim',
    names: /\bnonce\b|\b(?:at|c|s) hash\b/,
    not: /\b(?:gas|transaction|tx|wallet|account|block|chain|mining|script|csp|style)\b|\btoo (?:low|high)\b/,
    loose: true,
  },
  {
    condition: 'not-yet',
    names: /\bnbf\b|\bnot before\b|\biat\b|\bissued at\b/,
    says: /\bnot (?:yet )?(?:valid|active|usable) yet\b|\bnot yet (?:valid|active|usable)\b|\b(?:in|from) the future\b|\btoo early\b|\bused before\b|\bbefore its\b|\bnoch nicht gültig\b|\bpas encore valide\b|\btodavía no\b/,
    not: /\b(?:certificate|cert|x509|tls|ssl)\b/,
    loose: true,
  },
  {
    condition: 'expired',
    names: /\bexp\b|\bexpir(?:y|ation)(?: time| date)?\b|\blifetime\b|\bttl\b/,
    says: /\bexpired\b|\btoken (?:has )?ended\b|\bno longer valid\b|\bpast its (?:end|expir\w+)\b|\bexpires? (?:at|on) .{1,40} (?:is )?(?:before|in the past)|\btimed out token\b|\babgelaufen\b|\bexpirée?s?(?![a-z])|\bcaducad[oa]\b|\bvencid[oa]\b|\bexpirad[oa]\b|\bexpirou\b|\bcaducou\b|\bscadut[oa]\b|\bverlopen\b|\bwygasł\w*|\bистек\w*|已过期|過期|过期|期限切れ|만료/,
    not: /\byour session\b|\b(?:certificate|cert|password|passwort|licen[cs]e|domain|cache|lease|lock|coupon|cookie|trial|subscription|invitation|otp|link|captcha|timer|timeout)\b|\bnot (?:been )?expired\b/,
    loose: true,
  },
  {
    condition: 'alg',
    names: /\balg(?:s)?\b|\balgorithms?\b|\balgorithmus\b|\balgorithme\b|\balgoritmo\b|算法|アルゴリズム/,
    says: /\bunexpected (?:signing|signature) (?:method|algorithm)\b|\bsigning method\b/,
    not: /\b(?:kex|host ?key|cipher suite|compression|sort(?:ing)?|hash(?:ing)? function|mac found|key exchange|garbage)\b/,
    loose: true,
  },
  {
    condition: 'aud',
    names:
      /\baud\b|\baudiences?\b|\bintended (?:for|recipients?)\b|\b(?:zielgruppe|audiencia|destinatari[oae]|destinatários?|empfänger)\b|受众|オーディエンス|대상/,
    says: /\bnot (?:intended|meant|issued|addressed|destined) for\b|\b(?:intended|meant|issued) for (?:another|a different|someone)\b/,
    not: /\btarget audience\b|\bwide audience\b/,
  },
  {
    condition: 'iss',
    names:
      /\biss\b|\bissuers?\b|\bissued by\b|\bissuing (?:authority|party|server)\b|\b(?:aussteller|émetteur|emisor|emittente|emissor|uitgever)\b|颁发者|发行者|发行人|発行者|발급자/,
    not: /\b(?:local issuer|cluster ?issuer|ca issuer|certificates?|cert manager|ssl|tls|x509|card|bond)\b/,
  },
  {
    condition: 'azp',
    names: /\bazp\b|\bauthori[sz]ed part(?:y|ies)\b|\bissued to (?:another|a different|the wrong)\b/,
    says: /\b(?:invalid|unknown|wrong|unexpected|disallowed|unauthori[sz]ed|unrecogni[sz]ed) (?:oauth )?(?:client|app|application)(?: ?id)?\b(?! (?:certificate|assertion|secret|credential))|\b(?:client|app|application)(?: ?id)? (?:\S{1,60} )?(?:is |was )?(?:not (?:accepted|trusted|known|recogni[sz]ed|registered)|mismatch|does(?: not|n't) match)\b/,
    loose: true,
  },
  {
    condition: 'bind',
    names:
      /\bdpop\b|\bcnf\b|\bproof (?:of possession|jwt|token|key)\b|\b(?:jwk|certificate) thumbprint\b|\bholder of key\b|\bclient certificate\b|\bmtls\b|\bsender constrained\b/,
    loose: true,
  },
  {
    condition: 'acr',
    names: /\bacr\b|\bamr\b|\bauth time\b|\bstep up\b|\bmax age\b|\bauthentication (?:level|context|strength)\b/,
    says: /\b(?:mfa|multi factor|second factor|stronger authentication|re ?authentication) (?:is )?(?:required|needed)\b/,
    loose: true,
  },
  {
    condition: 'scope',
    names: /\bscopes?\b|\bscp\b/,
    says: /\binsufficient (?:scopes?|permissions?|privileges?|rights?)\b|\b(?:missing|lacks?|lacking|without|requires?|required|no) (?:the )?(?:\S{1,40} )?(?:scopes?|permissions?|roles?|privileges?|authorit(?:y|ies))\b|\b(?:does not (?:contain|have|include)|doesn't (?:contain|have|include)|has no|have no) (?:the |a |any )?(?:required )?(?:scopes?|roles?|permissions?|privileges?)\b|\b(?:permissions?|roles?|privileges?) (?:is |are )?(?:missing|denied|required|insufficient|not granted)\b/,
    not: /\b(?:table|relation|schema|database|file|directory|folder|publickey|sequence|function|column|view|sudo|eacces|eperm|socket|device|disk|volume|variable|block|out of scope|npm|lexical|superuser|owner|grant|bucket|queue|port|mkdir|zsh|bash|shell|script|in this scope|core:error)\b|(?:^|[ '(.])\/(?=\S)|\.sh\b|: \/|\bto \//,
    loose: true,
  },
  {
    condition: 'key',
    names:
      /\bkids?\b|\bkey ?ids?\b|\bjwks?\b|\bkey ?sets?\b|\b(?:signing|verification|public|signature|verifying) ?keys?\b|\bsigning certificates?\b|\bmatching keys?\b|\b(?:key|clé|schlüssel|clave|chiave) (?:for|to verify)\b/,
    says: /\bno (?:matching |suitable |applicable |valid |usable |corresponding )?(?:keys?|jwks?) (?:found|available|matches|matched|match|for|in|to)\b/,
    not: /\bpublickey\b|\b(?:ssh|gpg|pgp|host|foreign|primary|api|license|registry|apt|repository|encryption|private|product|unique|duplicate) ?keys?|\bkey exchange\b|\bno pubkey\b|\bno_pubkey\b|\bpublickeytoken\b|\bkey(?=\s*pair)\b|\bkeyrings?\b/,
    loose: true,
  },
  {
    condition: 'revoked',
    names: /\brevocation\b/,
    says: /\brevoked\b|\brevocation list\b|\btokens? inactive\b|\b(?:black|block|deny) ?list(?:ed)?\b|\b(?:is|been|was) invalidated\b|\bno longer active\b|\b(?:is|are) (?:not active|inactive)\b|\bsession (?:has |was |is )?(?:ended|terminated|closed|not found|not active|gone)\b|\b(?:logged|signed) out\b|\bwiderrufen\b|\brévoquée?(?![a-z])|\brevocad[oa]\b|已吊销|已撤销|失効/,
    not: /\b(?:certificate|cert|crl|ocsp|key|licen[cs]e)\b|\bnot (?:been )?revoked\b/,
    loose: true,
  },
  {
    condition: 'sig',
    names: /\bsignatures?\b|\b(?:signatur|firma|assinatura|handtekening|podpis)\b|签名|署名|서명|подпис\w*/,
    says: /\b(?:was|been) tampered\b|\btampered with\b/,
    not: /\b(?:function|method|type|call|git|gpg|pgp|package|apt|rpm|deb|commit|code|driver|module|image|firmware|binary|executable|checksum|virus|kernel|repository|inrelease|release|keyring|cosign|overload\w*|parameter|macho|plugin|zip|archive|webhook|bytes|magic|dkim|spf|itms|trust|xcode|app store|aws4|request signature|public key is not available)\b/,
    loose: true,
  },
  {
    condition: 'typ',
    names: /\btyp\b|\btoken ?(?:type|use|kind|usage|class)\b|\btype of (?:the )?token\b|\bjwt type\b/,
    says: /\b(?:access|id|refresh|identity) token (?:was |is )?(?:used|sent|provided|given|presented|passed|supplied) (?:as|instead|in place|where)\b|\bnot an? (?:access|id|refresh|identity) token\b|\b(?:access|id|refresh|identity) tokens? (?:is |are |was )?not (?:allowed|accepted|supported|permitted)\b|\bexpected an? (?:access|id|refresh|identity) token\b|\bwrong (?:type|kind) of (?:token|jwt)\b/,
    not: /\bunexpected token type\b.*\bline\b/,
    loose: true,
  },
  {
    condition: 'opaque-or-jwe',
    says: /\b(?:got|received|is|found|was) an? (?:opaque|encrypted) (?:access |id |bearer )?(?:token|jwt)\b/,
    names:
      /\bencrypted (?:jwts?|tokens?)\b|\b(?:jwts?|tokens?) (?:is|are|was) encrypted\b|\bjwes?\b|\bopaque (?:access )?tokens?\b/,
    loose: true,
  },
  {
    condition: 'malformed',
    names:
      /\b(?:jwt|jws|token|bearer) (?:format|structure|encoding|segments?|header|payload)\b|\bcompact (?:jws|serialization|form)\b|\b(?:number of|wrong|few|many|three|3) (?:segments|parts|dots|sections|components)\b|\bsegments? (?:length|count)\b/,
    says: /\b(?:jwts?|jws|tokens?|assertion) (?:\S{1,30} )?(?:(?:is|are|was|has been|seems|appears) )?(?:malformed|garbled|truncated|corrupt(?:ed)?|not (?:well formed|parse?able|decodable|a (?:valid )?(?:jwt|jws|json web token)))\b|\bmalformed (?:\S{1,20} )?(?:jwt|jws|token|bearer|assertion|authorization header)\b|\b(?:parse|parsing|decode|decoding|deseriali[sz]e|read) (?:the |a |an |of )?(?:\S{1,20} )?(?:jwt|jws|jwe|id token|access token|bearer token|json web token|token|assertion)\b|\b(?:jwt|jws|access token|id token|bearer token) (?:\S{1,30} )?(?:be )?(?:parsed|decoded|read|deseriali[sz]ed)\b|\bnot a (?:valid )?(?:jwt|jws|json web token)\b/,
    not: /\bcsrf|\bxsrf/,
    loose: true,
  },
  {
    condition: 'claim',
    names: /\bclaims?\b/,
    not: /\binsurance\b|\bpersistent ?volume\b|\bpvc\b|\bvolume\b|\bclaim \d/,
    loose: true,
  },
]

/** Only of a lookup that failed is a key the subject beside a signature. */
export const isLookup = (words: string) => lookup.test(words)

/** Something is said to be wrong. */
export const fault =
  /\b(?:in(?:valid|correct|admissible|sufficient|consistent|compatible|active|acceptable|appropriate)|wrong|mis ?match(?:es|ed|ing)?|unexpected|un(?:known|trusted|recogni[sz]ed|supported|acceptable|authori[sz]ed|verified|verifiable|able|matched|registered|usable|available)|bad|fails?|failed|failure|failing|missing|absent|lacks?|lacking|refus(?:ed|es|al)|reject(?:s|ed|ion)|denied|denies|forbidden|disallowed|illegal|differs?|different|violat\w{1,6}|no|not|none|cannot|can't|won't|isn't|aren't|wasn't|doesn't|don't|didn't|hasn't|couldn't|without|err|error|errors|problem|empty|neither|never|insufficient|fake|invalide|inválid[oa]|invalid[oa]|non valid[oa]|ungültig\w*|falsch\w*|fehlt|fehlerhaft\w*|nicht|abgelehnt|incorrecte?|incorrect[oa]|mauvaise?|pas|fallo|errore|errat[oa]|ongeldige?|nieprawidłow\w{1,4}|неверн\w{1,4}|недействительн\w{1,4}|недопустим\w{1,4}|inadequad[oa]|rechazad[oa])\b|n't\b|!=|échec|échoué|refusée?|falló|无效|無効|不正|不匹配|不一致|错误|失败|失敗|유효하지|일치하지/

/** Words that only tokens go with. */
export const ofTokens =
  /\b(?:jwts?|jws|jwe|jwks?|oidc|openid|oauth2?|bearer|id tokens?|access tokens?|refresh tokens?|security tokens?|json web tokens?|client assertion|assertions?|aud|iss|kid|nbf|iat|azp|signing keys?|required scopes?|missing scopes?|insufficient scopes?|[rpeh]s(?:256|384|512)|eddsa|dpop|cnf|scope \S{1,60} (?:is )?required|requires? (?:the )?scope|relying party|identity provider|idp|sso|at\+jwt)\b|\btoken(?:s|a|u|em|en|ów|y)?\b|\bjeton\b|令牌|トークン|토큰|токен\w*/
/** Parsers of languages have tokens too, and forms and phones. */
export const otherTokens =
  /\bunexpected token\b(?! (?:audience|issuer|type|use|alg|algorithm|signature|claim|kind|format|aud|iss))|\btoken (?:at|in|near|on) (?:line|position|column|json|offset)\b|\bsyntax ?error\b|\bparse ?error\b|\bnear (?:unexpected )?token\b|\btokeni[sz]\w*|\blexer\b|\b(?:csrf|xsrf|antiforgery|anti forgery|request verification|push|device|fcm|apns|captcha|recaptcha|reset|invite|pagination|page|continuation|cancellation|npm|github|gitlab|registry|deploy|publish|pypi|eof|end of file|preprocessor|preprocessing|template|max|maximum|context|prompt|completion|llm|input|output|total|nft|erc ?20|erc ?721|nonfungible|metaplex|spl) tokens?\b|\btokens? (?:limit|length|count|budget|quota|per|usage|balance|transfer|supply|ring|bucket)\b|\btoken(?:izer|id)\b|\btoken ids?\b|\berc ?\d{2,4}\b|\b\d+ tokens\b|'[^']{1,3}' token\b|\bpreprocess\w*|\berr_?(?:ssl|tls)\w*/
