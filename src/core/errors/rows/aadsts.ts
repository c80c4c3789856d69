import type { Condition } from '../../registry/conditions.ts'
import type { Emitter } from './define.ts'

/** One code of Entra's token service: its number, what it means, what to look at; what else it stands for. */
export type CodeRow = readonly [number: number, says: string, look: string, of?: Condition]

const record = 'No matching federated identity record found for presented assertion'
/** What the text goes on with, where it names a value of the assertion. */
const assertions: Readonly<Record<number, readonly string[]>> = {
  700_211: [`${record} issuer '<its iss>'`],
  700_212: [`${record} audience '<its aud>'`],
  700_213: [`${record} subject '<its value>'`],
  7_002_137: [`${record} subject '<its value>'`],
  7_002_138: [`${record} subject '<its value>'`],
}

/** An emitter made of codes; each row's id is the code's own number, which never changes either. */
export const entraCodes = (rows: readonly CodeRow[]): Emitter => ({
  name: 'Microsoft Entra ID',
  hints: 'aadsts microsoftonline msal entra',
  wants: 'authorization-server',
  source:
    'Microsoft Entra: error codes https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  rows: rows.map(([number, says, look, of]) => [
    `E${number}`,
    of ? ['grant', of] : 'grant',
    [
      `AADSTS${number}`,
      `"error_codes":[${number}]`,
      ...(assertions[number] ?? []).map((rest) => `AADSTS${number}: ${rest}`),
    ],
    says,
    look,
  ]),
})
