/**
 * Who a credential is for, and who may have refused it: an API wants an access token; a login wants the ID token; some APIs
 * take ID tokens by design (Kubernetes, Argo CD, Identity-Aware Proxy …); an authorization server wants assertions, codes and
 * refresh tokens; a federation is a cloud that trusts the tokens of a workload.
 */
export type Consumer = 'api' | 'login' | 'login-api' | 'authorization-server' | 'federation' | 'unknown'

/** What the emitter of an error text wants; `either`: it checks what it was set up for, ID tokens and access tokens alike. */
export type Wants = Exclude<Consumer, 'unknown'> | 'either'
