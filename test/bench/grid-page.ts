/**
 * What is measured inside the page, so that no driver's own time is in it. Each function is sent as text: it must not
 * name anything outside itself.
 */
export const inPage = {
  /** From going to the editor until the first row is drawn. */
  async open(id: string): Promise<number> {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const from = performance.now();
    location.hash = `#/editor/${id}`;
    while (!document.querySelector('.grid-row[data-row="0"]:not(.grid-waiting) .grid-cell')?.textContent) await frame();
    return performance.now() - from;
  },

  /** The scroll bar let go somewhere, until the row there has its cells. */
  async jumps({ count, rows }: { readonly count: number; readonly rows: number }): Promise<number[]> {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const scroller = document.querySelector('.grid-scroller');
    if (!scroller) throw new Error('no grid');
    const times: number[] = [];
    for (let n = 0; n < count; n++) {
      const row = (n * 648_391 + 17_777) % (rows - 100);
      const from = performance.now();
      scroller.scrollTop = row * 28;
      while (!document.querySelector(`.grid-row[data-row="${row + 2}"]:not(.grid-waiting)`)) {
        await frame();
        if (performance.now() - from > 20_000) throw new Error(`row ${row} never came`);
      }
      times.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return times;
  },

  /** Scrolls on and on at three paces; the share of frames that did not come. */
  async scroll(seconds: number): Promise<number> {
    const scroller = document.querySelector('.grid-scroller');
    if (!scroller) throw new Error('no grid');
    const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const frames: number[] = [];
    // What a frame is on this screen, when nothing is to be done.
    const rest: number[] = [];
    let before = await next();
    for (let n = 0; n < 60; n++) {
      const now = await next();
      rest.push(now - before);
      before = now;
    }
    const usual = rest.sort((a, b) => a - b)[30] ?? 16.7;
    const paces = [12, 120, 3000];
    scroller.scrollTop = 1_000_000;
    before = await next();
    const from = before;
    while (before - from < seconds * 1000) {
      scroller.scrollTop += paces[Math.floor(((before - from) / (seconds * 1000)) * paces.length)] ?? 12;
      const now = await next();
      frames.push(now - before);
      before = now;
    }
    const due = frames.reduce((sum, took) => sum + Math.max(1, Math.round(took / usual)), 0);
    return (due - frames.length) / due;
  },

  /** A block pasted at the first column of a row, until its last row is drawn as the engine keeps it. */
  async paste({ block, at }: { readonly block: readonly (readonly string[])[]; readonly at: number }): Promise<number> {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const scroller = document.querySelector('.grid-scroller');
    const box = document.querySelector<HTMLTextAreaElement>('.grid-input');
    if (!scroller || !box) throw new Error('no grid');
    scroller.scrollTop = at * 28;
    let cell: Element | null = null;
    for (const started = performance.now(); !cell && performance.now() - started < 10_000; ) {
      await frame();
      cell = document.querySelector(`.grid-row[data-row="${at + 3}"]:not(.grid-waiting) [data-col="0"]`);
    }
    if (!cell) throw new Error('no cell to paste at');
    cell.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0, buttons: 1 }));
    cell.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, button: 0 }));
    await frame();
    const data = new DataTransfer();
    data.setData('text/plain', block.map((row) => row.join('\t')).join('\r\n'));
    const from = performance.now();
    box.focus();
    box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    const wanted = block.at(-1)?.[0];
    while (
      ![...document.querySelectorAll('.grid-cell[data-col="0"]')].some((one) => one.textContent?.startsWith(wanted ?? '?'))
    ) {
      await frame();
      if (performance.now() - from > 60_000) throw new Error('the paste never came');
    }
    return performance.now() - from;
  },
};
