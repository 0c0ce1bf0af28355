import { isField, type links as english } from '../en/links.ts';

/** What the schema expects, where it says so in words. */
const expectations: Readonly<Record<string, string>> = {
  'plain text': '普通文字',
  '16 hex digits': '16 位十六进制数字',
  'a name for each': '各不相同的名称',
  'a message type': '一种消息类型',
  'a timer': '一个定时器',
  'each voter in one group': '每个投票者恰在一个组中',
  'a weight for each': '每个服务器至多一个权重',
  'a voter with a weight': '至少一个有权重的投票者',
  groups: '与之配合的 groups',
  never: '没有内容',
};

export const links = {
  empty: () => '里面没有内容。请重新索取链接或文件，或新建一个集群。',
  'nothing-kept': () => '这个浏览器保存的先前工作已无法读取。请新建一个集群，或打开链接或文件。',
  'not-a-link': () => '这不是 Zabscope 的链接。请从 https 到末尾完整复制地址，再试一次。',
  'not-base64': () => '链接在传递中被改动：其中有链接不会有的字符。请重新完整复制。',
  'not-compressed': () => '链接已损坏，或末尾缺失。请从来源重新完整复制。',
  'too-large': ({ what, bytesMax }) =>
    what === 'link'
      ? `链接超过 ${bytesMax} 个字符，因此不予打开。请索取更短的运行，或改用文件。`
      : `内容超过 ${bytesMax} 字节，因此不予打开。请索取更短的运行。`,
  'not-json': () => '里面的内容不是可读的场景。请重新复制链接，或选择由 Zabscope 保存的文件。',
  'future-version': ({ what, found, known }) =>
    `它由更新的 Zabscope 制作（${what === 'format' ? '格式' : '引擎'}版本 ${found}，此处只认识到 ${known}）。请刷新页面以获取最新版本。`,
  'too-many-actions': ({ found, actionsMax }) =>
    `这个运行有 ${found} 个操作，最多只能打开 ${actionsMax} 个。请索取更短的运行。`,
  'wrong-shape': ({ path, expected }) =>
    `场景格式不正确：${isField(path, expected) ? `缺少“${path}”` : `“${path}”处应为 ${expectations[expected] ?? expected}`}。请修正文件，或重新索取链接。`,
  'impossible-action': ({ action }) =>
    `运行永远到不了第 ${action} 个操作的位置。场景被改动过，或由另一个引擎制作。`,
  'replay-too-long': ({ stepsMax }) => `运行超过 ${stepsMax} 步，因此不予重放。请索取更早的位置。`,
  'cannot-replay': ({ step }) =>
    `运行无法重放到第 ${step} 步之后。请报告此链接或文件：这不应该发生。`,
  'digest-differs': ({ expected, found }) =>
    `重放得到的状态与所分享的不同（摘要为 ${found}，应为 ${expected}），因此不予显示。它被改动过，或由另一版本制作。`,
} satisfies typeof english;
