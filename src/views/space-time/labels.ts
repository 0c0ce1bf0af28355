const CHARACTER_PX = 6.1;
/** A second label of the same text this near says nothing new, px. */
const SAME_LABEL_PX = 120;
const LABEL_HEIGHT_PX = 12;

/** Labels that leave one another room: the first to come stays. */
export function newLabels() {
  const placed: { text: string; x0: number; x1: number; y: number }[] = [];
  return {
    place(text: string, x0: number, y: number): boolean {
      const x1 = x0 + text.length * CHARACTER_PX + 6;
      const inTheWay = placed.some((other) => {
        const near = Math.abs(other.x0 - x0) < SAME_LABEL_PX && other.text === text;
        const over = other.x0 < x1 && x0 < other.x1 && Math.abs(other.y - y) < LABEL_HEIGHT_PX;
        return near || over;
      });
      if (!inTheWay) placed.push({ text, x0, x1, y });
      return !inTheWay;
    },
  };
}
