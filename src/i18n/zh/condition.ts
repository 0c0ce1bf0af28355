import type { condition as english } from '../en/condition.ts';

type TypeName =
  'truth' | 'number' | 'time' | 'zxid' | 'text' | 'word' | 'actor' | 'server' | 'client' | 'znode';
type Wanted = 'value' | 'name' | 'field' | 'path' | 'close' | 'where' | 'collection' | 'end';

const TYPES: Readonly<Record<TypeName, string>> = {
  truth: '真假值',
  number: '数',
  time: '时间',
  zxid: 'zxid',
  text: '文本',
  word: '词',
  actor: '服务器或客户端',
  server: '服务器',
  client: '客户端',
  znode: 'znode',
};

const WANTED: Readonly<Record<Wanted, string>> = {
  value: '缺少一个值',
  name: '缺少名称',
  field: '缺少字段名',
  path: '缺少带引号的路径，例如 znode("/a")',
  close: '缺少右括号',
  where: '缺少 where 或右括号',
  collection: '缺少要计数的对象',
  end: '应为 and、or 或结尾',
};

const choice = (options: readonly string[]): string =>
  options.length === 0 ? '' : `可用：${options.join('、')}。`;

export const condition = {
  empty: () => '还没有内容。先写要成立的事，例如 server(3).role = leading。',
  'too-long': ({ charactersMax }: { charactersMax: number }) =>
    `条件最多 ${charactersMax} 个字符。`,
  'too-deep': ({ depthMax }: { depthMax: number }) => `这里嵌套过深：最多 ${depthMax} 层。`,
  'bad-character': ({ text }: { text: string }) => `条件里没有“${text}”这个符号。`,
  foreign: ({ text, instead }: { text: string; instead: string }) =>
    `“${text}”在这里写作“${instead}”。`,
  'open-text': () => '从这里开始的文本缺少右引号。',
  'bad-number': ({ text }: { text: string }) =>
    `“${text}”不是数。可写 3、1.5s、250ms、(1,5) 或 0x100000005。`,
  expected: ({
    wanted,
    found,
    options,
  }: {
    wanted: Wanted;
    found: string;
    options: readonly string[];
  }) => `${found === '' ? '结尾处' : `“${found}”之前`}${WANTED[wanted]}。${choice(options)}`,
  unknown: ({ name, options }: { name: string; options: readonly string[] }) =>
    `这里没有“${name}”。${choice(options)}`,
  'wrong-word': ({ name, options }: { name: string; options: readonly string[] }) =>
    `它不会是“${name}”。${choice(options)}`,
  'no-condition': ({ type }: { type: TypeName }) =>
    type === 'server' || type === 'client' || type === 'znode'
      ? `这是${TYPES[type]}。请写出它的字段，或用 exists( ) 括起来。`
      : `这是${TYPES[type]}。请与别的值比较：=、!=、<、<=、>、>=。`,
  'cannot-compare': ({ left, right }: { left: TypeName; right: TypeName }) =>
    `${TYPES[left]}与${TYPES[right]}不能比较。`,
  'no-order': ({ type }: { type: TypeName }) => `${TYPES[type]}没有大小之分，请用 = 或 !=。`,
  'needs-unit': () => '时间要带单位：us、ms、s 或 m，例如 1.5s。',
  'event-only': ({ name }: { name: string }) =>
    `event where 里只能问事件本身，不能问“${name}”。happening where 里可以。`,
} satisfies typeof english;
