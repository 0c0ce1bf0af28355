/** Runs `read` now and whenever what it read changes; returns the end of it. */
export function watch(read: () => void): () => void {
  return $effect.root(() => {
    $effect(read);
  });
}
