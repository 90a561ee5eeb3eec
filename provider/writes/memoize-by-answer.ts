// Derives something from an answer once, however many reads share the answer.

/** `derive`, which remembers what it made of each object for as long as the object lives. */
export function memoizeByAnswer<Answer extends object, Derived>(
  derive: (answer: Answer) => Derived,
): (answer: Answer) => Derived {
  const known = new WeakMap<Answer, Derived>();
  return (answer) => {
    const derived = known.get(answer) ?? derive(answer);
    known.set(answer, derived);
    return derived;
  };
}
