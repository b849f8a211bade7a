import { entry } from './entry.ts';

export const hostProblems = {
  'host/secondInstance': entry(
    7001,
    ['工作台已经在运行。', '数据没有被改动。', '请切换到已打开的窗口。'],
    ['The workbench is already running.', 'Nothing was changed.', 'Switch to the window that is open.'],
  ),
  'host/noBrowser': entry(
    7002,
    ['没有找到可用的浏览器（Chromium、Edge 或 Chrome）。', '数据没有被改动。', '请安装其中一种，或在浏览器里打开显示的地址。'],
    [
      'No usable browser (Chromium, Edge or Chrome) was found.',
      'Nothing was changed.',
      'Install one, or open the printed address yourself.',
    ],
  ),
  'host/usage': entry(
    7003,
    ['命令写法不对：{detail}。', '没有执行任何操作。', '请用 --help 查看用法。'],
    ['The command is not right: {detail}.', 'Nothing was done.', 'See --help.'],
  ),
  'host/noFile': entry(
    7004,
    ['找不到或打不开文件“{file}”。', '没有任何数据被改动。', '请核对路径和权限。'],
    ['The file “{file}” was not found or cannot be opened.', 'Nothing was changed.', 'Check its path and permissions.'],
  ),
  'host/offlineTime': entry(
    7005,
    ['操作在 {seconds} 秒内没有完成。', '已保存的内容完好，未完成的会继续等待。', '请稍后用 status 查看。'],
    [
      'It was not done within {seconds} s.',
      'What was saved is intact; the rest goes on waiting.',
      'Look again later with status.',
    ],
  ),
  'host/noWindow': entry(
    7006,
    ['浏览器没能打开窗口（没有图形界面，或浏览器安装不完整）。', '数据没有被改动。', '请在本机的浏览器里打开下面的地址。'],
    [
      'The browser could not open a window (no display, or a broken installation).',
      'Nothing was changed.',
      'Open the address below in a browser on this computer.',
    ],
  ),
};
