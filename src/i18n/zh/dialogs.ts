import type { dialogs as english } from '../en/dialogs.ts';

export const dialogs = {
  close: '关闭',
  cancel: '取消',
  dismiss: '知道了',

  linkNotice: '打开一个运行',
  opening: (percent: number) => `正在重放：${percent} %`,
  opened: (digest: string) => `重放完毕，已核对：此刻状态的摘要 ${digest} 与分享时的一致。`,
  openedUnverified: '重放完毕。它没有带可供核对的摘要。',
  untouched: '屏幕上原有的内容没有改变。',

  setup: {
    title: '新建集群',
    intro: '同样的数值加同样的操作，总是得到同样的运行。',
    servers: '服务器数',
    observers: '观察者数',
    seed: '种子',
    seedHint: '任意一个词。所有随机的延迟都由它决定。',
    another: '换一个',
    latency: '网络延迟（毫秒）',
    fsync: '一次 fsync 的时间（毫秒）',
    work: '新 leader 准备（毫秒）',
    workHint: '开始监听之前一次，开始服务之前又一次。真实的服务器每次约需 50 毫秒。',
    from: '从',
    to: '到',
    clients: '客户端数',
    program: '它们做什么',
    own: '各做各的（见下）',
    each: '逐个客户端',
    alike: '如上所选',
    programOf: (name: string) => `客户端 ${name} 做什么`,
    mistakeOf: (name: string) => `客户端 ${name} 故意犯的错误`,
    unsafe: '不安全的网络',
    unsafeHint: '单条消息可能消失、重复或超前：TCP 排除这些情况，ZAB 正依赖于此。',
    start: '启动',
    whole: (min: number, max: number) => `请填 ${min} 到 ${max} 的整数。`,
    number: (min: number, max: number) => `请填 ${min} 到 ${max} 的数。`,
    order: '前一个不能大于后一个。',
    seedWrong: (max: number) => `1 到 ${max} 个字符，不能含 < 和 >。`,
  },

  share: {
    title: '分享这一刻',
    making: '正在生成链接。',
    link: '这一刻的链接',
    copy: '复制',
    copied: '已复制',
    carries: (actions: number) =>
      `它带有设置、种子、${actions === 0 ? '零个操作' : `${actions} 个操作`}、运行中的这个位置，以及打开和选中的内容；没有别的，也不存在任何服务器上。`,
    allBranches: (count: number) => `全部 ${count} 个分支都在其中。`,
    leftOut: (count: number) =>
      `其中只有当前显示的分支：加上另外 ${count} 个分支，链接就太长了。文件可以容纳全部分支。`,
    qr: {
      show: '显示为二维码',
      name: '链接的二维码',
      tooLong: (bytes: number, bytesMax: number) =>
        `链接有 ${bytes} 个字符，而一个二维码最多容纳 ${bytesMax} 个。请直接复制链接，或存为文件。`,
    },
    place: (time: string, step: number) => `位置：${time}，第 ${step} 步。`,
    digest: '此刻状态的摘要',
    checked: '打开它的人会重放整个运行并核对摘要：它绝不会显示另一个运行。',
    openTitle: '打开链接',
    paste: '把链接粘贴到这里',
    open: '打开',
  },

  help: {
    title: '帮助',
    intro:
      '一个 ZooKeeper 集群在这个页面里运行，用的是虚拟时钟。选中一台服务器，可以让它崩溃、重启或与其他服务器断开。回到过去换一种做法：原来的运行会作为分支保留。',
    keys: '按键',
    keyList: [
      ['空格', '播放或暂停'],
      ['→', '前进一步'],
      ['←', '后退一步'],
      ['Shift + →', '到下一个里程碑：选票改变、选出 leader、进入新阶段、提案、提交、崩溃'],
      ['Home、End', '到开头、到末尾'],
      ['Tab', '移到下一个控件、服务器或客户端'],
      ['Enter', '打开服务器、客户端的菜单；暂停时也可打开消息的菜单'],
      ['+、−、0', '在舞台上：放大、缩小、显示全部；放大后方向键移动视野'],
      ['Esc', '关闭打开的东西'],
    ],
    fields: '在输入框、菜单里或时间线上，这些键保持它们原本的作用。',
  },
} satisfies typeof english;
