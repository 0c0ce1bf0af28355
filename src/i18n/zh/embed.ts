import type { embed as english } from '../en/embed.ts';

export const embed = {
  whole: '在 Zabscope 中打开',
  future: (version: number, known: number) =>
    `消息的版本是 ${version}，而这个 Zabscope 只懂版本 ${known}。`,
  wrong: (path: string, expected: string) => `消息格式不正确：“${path}”处应为 ${expected}。`,
  stopped: '已放弃：其间又收到了别的要求。',
  notReached: '在十分钟虚拟时间内，条件没有成立。',
  title: '放进别的网页',
  about: '这段 HTML 把此刻作为一个框架放进你自己的网页，不带页头和菜单。网页可以用消息控制它。',
  snippet: '用于别的网页的 HTML',
  copy: '复制 HTML',
  copied: '已复制',
} satisfies typeof english;
