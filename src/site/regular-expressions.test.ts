/**
 * Every regular expression of src/ that runs in the browser: none may take longer than linear time, as far as that can be
 * told, and none may overflow the stack that V8 keeps for backtracking (64 MB, `RegExpStack::kMaximumStackSize`). What V8
 * pushes there for each round of a loop is measured here first, so that a change of V8 shows.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from 'scslre'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Expression {
  file: string
  pattern: string
  flags: string
}

/** What the analysis objects to and why it may stay: the text is short, whatever is pasted. */
const spared: Readonly<Record<string, string>> = {
  'core/artifacts/configs/entries.ts': 'lines of 600 characters at most',
}

/** A template's own text; what is put into it stands for one letter. */
const templateText = (quasi: { quasis: readonly { value: { raw: string; cooked: string | null } }[] }, raw: boolean) =>
  quasi.quasis.map(({ value }) => (raw ? value.raw : (value.cooked ?? ''))).join('x')

type Node = Readonly<Record<string, unknown>> & { type: string }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The pattern that is handed to `RegExp` as text; undefined for what is put together elsewhere. */
function patternOf(argument: unknown): string | undefined {
  if (!isNode(argument)) return undefined
  if (argument.type === 'Literal') return String(argument['value'])
  const tagged = argument.type === 'TaggedTemplateExpression'
  const template = tagged ? argument['quasi'] : argument
  return isNode(template) && template.type === 'TemplateLiteral'
    ? templateText(template as unknown as Parameters<typeof templateText>[0], tagged)
    : undefined
}

/** `colour.source`, of an expression that is looked at where it is written. */
const isSource = (argument: unknown) =>
  isNode(argument) && isNode(argument['property']) && argument['property']['name'] === 'source'

function expressionsIn(file: string, text: string): Expression[] {
  const found: Expression[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node as unknown[]) walk(one)
    if (!isNode(node)) return
    const regex = node['regex'] as { pattern: string; flags: string } | undefined
    if (node.type === 'Literal' && regex) found.push({ file, pattern: regex.pattern, flags: regex.flags })
    const callee = node['callee']
    if (/^(?:New|Call)Expression$/.test(node.type) && isNode(callee) && callee['name'] === 'RegExp') {
      const [source, flags] = node['arguments'] as readonly unknown[]
      const pattern = patternOf(source)
      if (pattern === undefined && !isSource(source))
        throw new Error(`${file}: a regular expression that is put together out of sight`)
      if (pattern !== undefined) found.push({ file, pattern, flags: patternOf(flags) ?? '' })
    }
    for (const value of Object.values(node)) walk(value)
  }
  walk(parseSync(file, text).program)
  return found
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('testing/'),
)
const expressions = files.flatMap((file) => expressionsIn(file, readFileSync(join(root, file), 'utf8')))

const parser = new RegExpParser()
const parsed = ({ pattern, flags }: Omit<Expression, 'file'>) => {
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')]
  return {
    pattern: parser.parsePattern(pattern, 0, pattern.length, { unicode, unicodeSets }),
    flags: parser.parseFlags(flags),
  }
}

/** Whether this can be matched in one way only, of one length, without keeping a group: such a loop needs no stack. */
function isPlain(element: AST.Element): boolean {
  if (element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass') return true
  if (element.type === 'Group')
    return element.alternatives.length === 1 && element.alternatives.every((one) => one.elements.every(isPlain))
  if (element.type === 'Quantifier') return element.min === element.max && isPlain(element.element)
  return false
}

/** V8 writes out this many rounds that have to be there, and counts more than these on the stack. */
const mostWrittenOut = 3

function faultsOf(expression: Omit<Expression, 'file'>): string[] {
  const ast = parsed(expression)
  const faults = new Set<string>()
  visitRegExpAST(ast.pattern, {
    onQuantifierEnter({ min, max, element }) {
      if (max !== Infinity) return
      if (min > mostWrittenOut) faults.add('counts an unbounded run: write […]{n}[…]*')
      if (!isPlain(element))
        faults.add('an unbounded loop with more than one way through it: bound it, or use a sticky loop')
    },
  })
  for (const { type, exponential } of analyse(ast).reports)
    faults.add(`${exponential ? 'exponential' : 'more than linear'} (${type})`)
  return [...faults]
}

describe('the regular expressions of the page', () => {
  it('take linear time and no stack', () => {
    expect(expressions.length).toBeGreaterThan(700)
    const faults = expressions.flatMap((expression) =>
      faultsOf(expression).map((fault) => `${expression.file}: /${expression.pattern}/${expression.flags}: ${fault}`),
    )
    expect(faults.filter((fault) => !Object.keys(spared).some((file) => fault.startsWith(`${file}:`)))).toEqual([])
    for (const file of Object.keys(spared)) expect(faults.some((fault) => fault.startsWith(`${file}:`))).toBe(true)
  })

  it.each([
    ['[a-z]{4,}', 'counts'],
    ['(?:a|b)+', 'more than one way'],
    ['(a)*', 'more than one way'],
    ['(?:[a-z]+-)*', 'more than one way'],
    [String.raw`\s+$`, 'more than linear'],
    ['^[a-z]*[a-y]*$', 'more than linear'],
    ['(?:a+)+b', 'exponential'],
  ])('would be told: %s', (pattern, fault) => {
    expect(faultsOf({ pattern, flags: '' }).join()).toContain(fault)
  })

  it('are found where they are put together', () => {
    const text = "new RegExp(`a${b}+`, 'g'); const c = RegExp(String.raw`\\s${b}`); const d = /e/u"
    expect(expressionsIn('x.ts', text).map(({ pattern, flags }) => `/${pattern}/${flags}`)).toEqual([
      '/ax+/g',
      String.raw`/\sx/`,
      '/e/u',
    ])
  })
})

describe('V8', () => {
  const run = 'a'.repeat(20_000_000)

  it.each([/[a-z]+/, /[a-z]{3,}/, /[a-z]{32}[a-z]*/, /(?:aa)*/, /[a-z]*=/y, /[^=]*$/y, /(?<!=)a+$/])(
    'needs no stack for %s',
    (expression) => {
      expect(() => expression.exec(run)).not.toThrow()
    },
  )

  it.each([/[a-z]{4,}/, /(a)*/, /(?:a|bc)*/])('overflows at %s', (expression) => {
    expect(() => expression.exec(run)).toThrow(RangeError)
  })
})
