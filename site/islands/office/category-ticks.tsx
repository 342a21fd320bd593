import { usePage } from '../words.ts';

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Kinds of service, by group. */
export function CategoryTicks({ chosen, onChange }: Props) {
  const { words, facts } = usePage();
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <fieldset>
      <legend>{words.t('office.categories')}</legend>
      {facts.groups.map((group) => (
        <div class="office-ticks" role="group" aria-label={group.name} key={group.code}>
          {facts.categories
            .filter((category) => category.group === group.code)
            .map(({ code, name }) => (
              <label class="tick" key={code}>
                <input
                  type="checkbox"
                  checked={chosen.includes(code)}
                  onChange={() => toggle(code)}
                />
                <span>{name}</span>
              </label>
            ))}
        </div>
      ))}
    </fieldset>
  );
}
