/** The suite that takes longest begins first: on a clean checkout jest knows no times and goes by the size of files, and one that plays a folder is small. */
import { createRequire } from 'node:module'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

const LONGEST = ['tests/conversations/', 'tests/faults/f01', 'tests/faults/f04', 'tests/faults/f06']

export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.replaceAll('\\', '/').includes(part))
      return at < 0 ? LONGEST.length : at
    }
    return super.sort(tests).sort((one, other) => rank(one) - rank(other))
  }
}
