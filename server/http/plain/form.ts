/** The form, with what was typed and what was wrong with it. */
import { profiles } from '../../contract/profile.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { html, type Html, type Part } from './html.ts';
import type { Fault } from './question.ts';
import { startPlaces, type StartPlace } from './start-places.ts';
import type { FieldName, Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

export interface FormParts {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly engines: readonly RegionEngine[];
  /** The region whose places are listed. */
  readonly engine: RegionEngine;
  /** `services/` asks for a place alone. */
  readonly path?: '' | 'services/';
}

/** At the top of the page, each sentence a way to its field. */
export function errorSummary({ words }: PlainWords, faults: readonly Fault[]): Html {
  return html`<div
    class="error-summary"
    role="alert"
    tabindex="-1"
    aria-labelledby="error-summary-title"
  >
    <h2 id="error-summary-title">${words.t('plain.error.title')}</h2>
    <ul>
      ${faults.map(({ field, sentence }) => html`<li><a href="#${field}">${sentence}</a></li>`)}
    </ul>
  </div>`;
}

export function questionForm(plain: PlainWords, parts: FormParts) {
  const { typed, faults, engines, engine, path = '' } = parts;
  const { t, lang } = plain.words;
  const label = (place: StartPlace) => (lang === 'en' && place.nameEn) || place.name;
  const { communities, places } = startPlaces(engine);
  const option = (value: string, text: string, chosen: string) =>
    html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`;
  const group = (name: string, list: readonly StartPlace[]) =>
    list.length > 0 &&
    html`<optgroup label="${name}">
      ${list.map((place) => option(place.value, label(place), typed.place))}
    </optgroup>`;
  const known = [...communities, ...places].some(({ value }) => value === typed.place);
  const field = (name: FieldName, control: (described: Part) => Html, hint?: string) => {
    const fault = faults.find((candidate) => candidate.field === name);
    const ids = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
    const described = html`${ids && html`aria-describedby="${ids}"`}
    ${fault && html`aria-invalid="true"`}`;
    return html`<div class="plain-field${fault && ' has-error'}">
      <label for="${name}">${t(`plain.field.${name}`)}</label>
      ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
      ${fault && html`<p class="field-error" id="${name}-error">${fault.sentence}</p>`}
      ${control(described)}
    </div>`;
  };
  const select = (name: FieldName, options: Part, hint?: string) =>
    field(
      name,
      (described) =>
        html`<select id="${name}" name="${name}" ${described}>
          ${options}
        </select>`,
      hint,
    );
  const input = (name: FieldName, more: Html, hint?: string) =>
    field(
      name,
      (described) =>
        html`<input id="${name}" name="${name}" value="${typed[name]}" ${more} ${described} />`,
      hint,
    );

  /** What a circle asks besides a place. */
  const how = () =>
    html`${select(
      'profile',
      profiles.map((code) => option(code, t(`profile.${code}`), typed.profile || 'walk')),
    )}
    ${input('minutes', html`inputmode="decimal" autocomplete="off"`, t('plain.minutes-hint'))}
    ${select('kind', [
      option('', t('plain.kind-auto'), typed.kind),
      option('urban', t('kind.place.urban'), typed.kind),
      option('rural', t('kind.place.rural'), typed.kind),
    ])}
    ${input(
      'when',
      html`${isMoment(typed.when) && html`type="datetime-local"`} autocomplete="off"`,
      t('plain.when-hint'),
    )}`;
  return html`<form class="plain-form" method="get" action="${plain.base}${path}">
    ${typed.large === '1' && html`<input type="hidden" name="large" value="1" />`}
    ${
      engines.length > 1 &&
      html`<div class="with-button">
        ${select(
          'region',
          engines.map(({ region: { info } }) => option(info.id, info.name, engine.region.info.id)),
        )}
        <button class="button" name="list" value="1">${t('plain.list-places')}</button>
      </div>`
    }
    ${select(
      'place',
      [
        option('', t('plain.place-none'), typed.place),
        !known && typed.place !== '' && option(typed.place, typed.place, typed.place),
        group(t('plain.communities'), communities),
        group(t('plain.places'), places),
      ],
      t('plain.place-hint', { region: engine.region.info.name }),
    )}
    <fieldset>
      <legend>${t('plain.by-hand')}</legend>
      <p class="hint">${t('plain.by-hand-hint')}</p>
      ${input('lng', html`inputmode="decimal" autocomplete="off" spellcheck="false"`)}
      ${input('lat', html`inputmode="decimal" autocomplete="off" spellcheck="false"`)}
      ${select('crs', [
        option('', t('plain.crs.gps'), typed.crs === 'wgs84' ? '' : typed.crs),
        option('gcj02', t('plain.crs.map-app'), typed.crs),
      ])}
    </fieldset>
    ${path === '' && how()}
    <button class="button button-first">${t(path === '' ? 'plain.ask' : 'comes.plain.ask')}</button>
  </form>`;
}

/** A date field would throw away what it cannot read; a text field gives it back to be mended. */
const isMoment = (when: string): boolean =>
  when === '' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(when);
