import type { console as english } from '../en/console.ts';

export const console: typeof english = {
  title: '控制台',
  client: '客户端',
  noClient: '还没有客户端。可输入：add-client a',
  addClient: '添加客户端',
  log: '控制台内容',
  line: '控制台输入行',
  waits: '尚无应答。',
  noAnswer: '虚拟时间一分钟内没有应答，已回到原处。',
  older: (n: number) => `较早的 ${n} 行未显示。`,
  hint: '与 ZooKeeper 自带的命令行相同。Tab 补全，方向键翻阅历史，help 列出全部命令：crash 3、cut 1,2|3、until time > 5s。',
  tooMuch: (path: string) => `运行无法保存：${path} 过长或超出范围。`,
  palette: {
    title: '命令面板',
    field: '要做什么',
    list: '可做的事',
    open: (pane: string) => `打开：${pane}`,
    server: (sid: number) => `选择服务器 ${sid}`,
    client: (name: string) => `选择客户端 ${name}`,
    give: (name: string, does: string) => `给客户端 ${name} 这个程序：${does}`,
    letErr: (name: string, mistake: string) => `让客户端 ${name} 犯这个错误：${mistake}`,
    at: (place: string, what: string) => `${place}：${what}`,
    within: (place: string, part: string) => `${place}，${part}`,
    more: (count: number) => `还有 ${count} 项含有这些字。`,
    asLine: (line: string) => `在控制台执行：${line}`,
  },
};
