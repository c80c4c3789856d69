/**
 * Knip cannot follow `import(`./${stage}/${name}.ts`)`. The tests that run all cases read the export `cases` so, and
 * read it of every file in these folders; nothing else is spared from the report.
 */
const folders = /^src\/core\/(artifacts|decode|providers|rules)\//

/** @type {import('knip').Preprocessor} */
const spareCases = (report) => {
  for (const [file, issues] of Object.entries(report.issues.exports)) {
    if (!folders.test(file.replaceAll('\\', '/')) || !issues['cases']) continue
    delete issues['cases']
    report.counters.exports -= 1
  }
  return report
}

export default spareCases
