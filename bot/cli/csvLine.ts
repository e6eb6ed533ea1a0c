/** One line of a CSV file; a cell is quoted where it must be. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  cells.map((cell) => (cell === null ? '' : quoted(String(cell)))).join(',')

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
