/** Counts and times for Prometheus; no label names a person, a conversation or a sensitive subject. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  accepted: Counter<'channel' | 'outcome'>
  turns: Counter<'channel' | 'outcome'>
  turnSeconds: Histogram<'channel'>
  sends: Counter<'channel' | 'outcome'>
  translations: Counter<'service' | 'outcome'>
  sockets: Gauge
  oldestWait: Gauge
  requests: Counter<'route' | 'status'>
}

/** One registry for each product, so that two in one process (tests) do not share counts. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    accepted: new Counter({
      name: 'heard_accepted_total',
      help: 'Messages accepted by channel',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    turns: new Counter({
      name: 'heard_turns_total',
      help: 'Turns run by channel and outcome',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'heard_turn_seconds',
      help: 'From lease to commit',
      labelNames: ['channel'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    sends: new Counter({
      name: 'heard_sends_total',
      help: 'Texts and hosted-channel messages by outcome',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    translations: new Counter({
      name: 'heard_translations_total',
      help: 'Requests to a translation service by outcome',
      labelNames: ['service', 'outcome'],
      registers,
    }),
    sockets: new Gauge({ name: 'heard_sockets', help: 'Open web-chat streams of this process', registers }),
    oldestWait: new Gauge({
      name: 'heard_oldest_wait_seconds',
      help: 'The longest that anybody waits for a person now, in general talks',
      registers,
    }),
    requests: new Counter({
      name: 'heard_requests_total',
      help: 'HTTP answers by route and status',
      labelNames: ['route', 'status'],
      registers,
    }),
  }
}
