/** The figures as the API gives them. */
export type Count = number | 'fewer_than_5' | 'yes' | 'no'
export type Figure = { section: string; name: string[]; count: Count }
export type Figures = {
  from: string
  to: string
  over: boolean
  at: string
  keptBack: 'no_right' | 'only_whole_quarters' | 'quarter_not_over' | 'only_all_teams' | null
  targets: { id: string; value: number; unit: string }[]
  figures: Figure[]
}
export type Pack = { parts: { name: string; csv: string }[] }
