/** Ends a run with the plain count that a person or a machine looks for. */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults }) {
    // A file that could not run at all holds no tests to count, and must still show as a failure.
    const broken = testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length
    const failed =
      numFailedTests + Math.max(broken, numFailedTestSuites > 0 && numFailedTests === 0 ? numFailedTestSuites : 0)
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed${skipped}\n`)
  }
}
