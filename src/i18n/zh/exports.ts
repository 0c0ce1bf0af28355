import type { exports as english } from '../en/exports.ts';

export const exports = {
  title: '导出',
  saved: (name: string) => `已存为 ${name}。`,
  failed: (reason: string) => `没有保存任何内容：${reason}。`,
  picture: {
    title: '图片',
    about:
      '与页面上所见相同，浅色或深色，带有标题、时间和刚刚发生的事。SVG 可以继续编辑，PNG 到处可用。',
    figure: '内容',
    figures: { stage: '舞台', 'space-time': '时空图' },
    svg: '存为 SVG',
    png: '存为 PNG',
  },
  film: {
    title: '影片',
    about: '把这个分支中的一段存为 WebM，无论这台机器多忙都是每秒 25 幅。页面停在原处。',
    from: '从（秒）',
    to: '到（秒）',
    speed: '速度',
    lasts: (seconds: string) => `影片长 ${seconds} 秒。`,
    wrong: (end: string, secondsMax: number) =>
      `请选择 0 到 ${end} 秒之间的一段，按这个速度播放不超过 ${secondsMax} 秒。`,
    record: '录制',
    recording: (percent: number) => `正在录制：${percent} %`,
    cancel: '取消',
    cancelled: '录制已取消，没有保存任何内容。',
    cannot:
      '这个浏览器在这里不能制作 WebM 影片。较新的 Chrome、Edge、Firefox 和 Safari 可以，前提是页面经 https 打开或就在本机；图片在这里照样能保存。',
  },
  events: {
    title: '事件',
    about: (count: string) =>
      `这个分支到此刻为止的全部 ${count} 个事件：JSON Lines（每行一个对象），或带向量时钟的 ShiViz 日志。`,
    noise: '包括 PING 和建立连接',
    jsonl: '存为 JSON Lines',
    shiviz: '存为 ShiViz 日志',
    tooMany: (count: string, max: string) =>
      `到此刻为止有 ${count} 个事件，最多只写出 ${max} 个。请回到更早的时刻。`,
  },
} satisfies typeof english;
