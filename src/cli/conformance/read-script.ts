import * as v from 'valibot';

/** The steps that a recording may hold, by what they do: see `test/conformance/README.md`. */
const STEP_OPS = [
  'addWatch',
  'allChildrenNumber',
  'auth',
  'await',
  'awaitExpiry',
  'barriers',
  'batch',
  'children',
  'close',
  'connect',
  'containerCheck',
  'create',
  'delQuota',
  'delete',
  'disconnect',
  'drop',
  'ephemerals',
  'exists',
  'expire',
  'get',
  'getAcl',
  'getConfig',
  'multi',
  'raw',
  'reattach',
  'reconfig',
  'reconnect',
  'removeAllWatches',
  'removeWatches',
  'server',
  'set',
  'setAcl',
  'setQuota',
  'sleep',
  'sync',
  'whoAmI',
  'check',
] as const;

const count = v.pipe(v.number(), v.safeInteger());
const data = v.nullable(
  v.union([
    v.string(),
    v.strictObject({ b64: v.string() }),
    v.strictObject({ fill: v.pipe(v.string(), v.length(1)), n: v.pipe(count, v.minValue(0)) }),
  ]),
);
const acl = v.nullable(v.union([v.string(), v.array(v.tuple([count, v.string(), v.string()]))]));
const zxid = v.union([count, v.string()]);
const flag = v.union([v.boolean(), count]);

/** What one operation says, at the top, in a batch or in a multi. */
const operationEntries = {
  op: v.picklist(STEP_OPS),
  path: v.optional(v.nullable(v.string())),
  data: v.optional(data),
  mode: v.optional(v.string()),
  acl: v.optional(acl),
  // Wider than a number can count: such a time to live is refused, whatever it is.
  ttl: v.optional(v.pipe(v.number(), v.integer())),
  stat: v.optional(v.boolean()),
  version: v.optional(count),
  watch: v.optional(v.nullable(v.union([v.string(), v.boolean()]))),
  type: v.optional(v.union([v.string(), count])),
  local: v.optional(v.boolean()),
  flags: v.optional(count),
  prefix: v.optional(v.string()),
  scheme: v.optional(v.string()),
  auth: v.optional(v.nullable(v.string())),
  joining: v.optional(v.nullable(v.string())),
  leaving: v.optional(v.nullable(v.string())),
  members: v.optional(v.nullable(v.string())),
  fromConfig: v.optional(zxid),
};
const subOperation = v.looseObject({
  ...operationEntries,
  ops: v.optional(v.array(v.looseObject(operationEntries))),
});

const step = v.looseObject({
  ...operationEntries,
  ops: v.optional(v.array(subOperation)),
  s: v.optional(v.string()),
  from: v.optional(v.string()),
  badPassword: v.optional(v.boolean()),
  server: v.optional(v.union([v.string(), count])),
  timeout: v.optional(count),
  readOnly: v.optional(v.boolean()),
  chroot: v.optional(v.string()),
  fails: v.optional(v.boolean()),
  action: v.optional(v.picklist(['start', 'kill', 'stop', 'cont', 'waitReady'])),
  ms: v.optional(count),
  on: v.optional(v.boolean()),
  async: v.optional(v.string()),
  wait: v.optional(count),
  tag: v.optional(v.string()),
  cuts: v.optional(v.array(v.string())),
  noBarrier: v.optional(v.boolean()),
  unordered: v.optional(v.boolean()),
  count: v.optional(flag),
  bytes: v.optional(flag),
  countHard: v.optional(flag),
  bytesHard: v.optional(flag),
  all: v.optional(flag),
  expect: v.optional(v.record(v.string(), v.unknown()), {}),
});

const script = v.looseObject({
  area: v.string(),
  name: v.string(),
  mode: v.picklist(['standalone', 'ensemble']),
  config: v.optional(v.record(v.string(), v.unknown())),
  ensemble: v.optional(
    v.looseObject({
      voters: v.pipe(count, v.minValue(1), v.maxValue(9)),
      observers: v.optional(v.pipe(count, v.minValue(0), v.maxValue(4)), 0),
      spares: v.optional(v.pipe(count, v.minValue(0), v.maxValue(4)), 0),
    }),
  ),
  quirk: v.optional(v.string()),
  steps: v.array(step),
  tree: v.optional(v.array(v.record(v.string(), v.unknown()))),
});

export type Script = v.InferOutput<typeof script>;
export type Step = v.InferOutput<typeof step>;
export type StepOperation = v.InferOutput<typeof subOperation>;

/** A file that is no recording; the message says what is wrong with it. */
export class BadScript extends Error {
  override readonly name = 'BadScript';
}

/** Reads a recording. */
export function readScript(text: string): Script {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new BadScript(`this is not JSON: ${error instanceof Error ? error.message : 'unread'}`);
  }
  const outcome = v.safeParse(script, given);
  if (outcome.success) return outcome.output;
  const [issue] = outcome.issues;
  const place = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  throw new BadScript(`this is no recording: ${place === '' ? '' : `${place}: `}${issue.message}`);
}
