/** A citizen of a drill: fills in the real form over HTTP, and presses the button again where no answer came. */
import { type Agent, request } from 'node:http';

/** What a citizen holds in the hand after filing, and what it took. */
export interface Filed {
  readonly number: string;
  /** 查询码 as it was shown. */
  readonly code: string;
  readonly person: Person;
  /** Milliseconds from the press that was answered to its answer. */
  readonly submitTime: number;
  /** How often the button had to be pressed. */
  readonly presses: number;
}

export interface Person {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly description: string;
  /** Where this visitor comes from: the limits of the pages count by address. */
  readonly from: string;
}

/** A program that is being drilled: its address, and whether a button is being pressed. */
export interface Place {
  readonly url: string;
  readonly agent: Agent;
  readonly regionId: string;
  /** Milliseconds until a citizen who gets no answer gives up. */
  readonly patience: number;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
  readonly body: string;
}

type Fields = readonly (readonly [name: string, value: string])[];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up person; the number is in form and belongs to nobody: there is no region 990121. */
export function personOf(serial: number): Person {
  const digits = `99012119${40 + (Math.floor(serial / 1_000) % 60)}0101${String(serial % 1_000).padStart(3, '0')}`;
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return {
    name: `申演练${serial}`,
    identityNumber: digits + '10X98765432'[sum % 11],
    phone: `199${String(10_000_000 + serial)}`,
    email: `yanlian${serial}@filing-drill.example`,
    address: `青禾县城关镇演练巷${serial}号`,
    description: `演练的第${serial}件：请公开城北片区第${serial}号地块的征收补偿安置方案和测算依据。`,
    from: `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`,
  };
}

/** What is written in clear of the persons of a drill, as patterns of the database's `like`. */
export const personalMarks: readonly string[] = [
  '%申演练%',
  '%yanlian%@filing-drill.example%',
  '%城关镇演练巷%',
  '%演练的第%',
  '%99012119__0101___%',
];

/** @throws when no answer came, or only a part of it */
function send(place: Place, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const asked = request(
      place.url + path,
      { method: body === undefined ? 'GET' : 'POST', agent: place.agent, headers: { ...headers, ...length } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.once('error', reject);
        answer.once('end', () =>
          answer.complete
            ? resolve({
                status: answer.statusCode ?? 0,
                location: answer.headers.location ?? '',
                cookies: answer.headers['set-cookie'] ?? [],
                body: text,
              })
            : reject(new Error('the answer was cut off')),
        );
      },
    );
    asked.setTimeout(30_000, () => asked.destroy(new Error('no answer in 30 s')));
    asked.once('error', reject);
    asked.end(body);
  });
}

/** A browser of one person: cookies, an address, and patience. */
export class Visitor {
  readonly #place: () => Place;
  readonly #from: string;
  readonly #jar = new Map<string, string>();

  /** @param place asked anew for each try: a program that was started again may answer elsewhere */
  constructor(place: () => Place, from: string) {
    this.#place = place;
    this.#from = from;
  }

  /** Sends until an answer comes. @throws when patience is over */
  async ask(
    path: string,
    fields?: Fields,
  ): Promise<Answer & { readonly time: number; readonly tries: number }> {
    const until = performance.now() + this.#place().patience;
    for (let tries = 1; ; tries += 1) {
      const place = this.#place();
      const begun = performance.now();
      try {
        const answer = await send(place, path, this.#headers(place), fields && encoded(fields));
        for (const line of answer.cookies) this.#keep(line);
        return { ...answer, time: performance.now() - begun, tries };
      } catch (error) {
        if (performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 100));
      }
    }
  }

  #headers(place: Place): Record<string, string> {
    return {
      Cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; '),
      Origin: place.url,
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': this.#from,
      'Content-Type': 'application/x-www-form-urlencoded',
    };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    this.#jar.set(name, value);
  }
}

const encoded = (fields: Fields): string =>
  new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();

const shown = (fields: Fields): Fields => [...fields.map(([name]) => ['shown', name] as const), ...fields];

/** The steps of the form with what this person answers, as the pages send them. */
function stepsFor(person: Person, agencyId: string): readonly (readonly [step: string, fields: Fields])[] {
  const { name, identityNumber, phone, email, address, description } = person;
  return [
    ['agency', [['agencyId', agencyId]]],
    [
      'content',
      [
        ['title', '征收补偿安置方案'],
        ['description', description],
      ],
    ],
    ['similar', []],
    ['kind', shown([['kind', 'person']])],
    [
      'applicant',
      shown([
        ['name', name],
        ['paper', 'resident-card'],
        ['identityNumber', identityNumber],
        ['phone', phone],
        ['email', email],
        ['address', address],
        ['postcode', ''],
      ]),
    ],
    ['proof', []],
    [
      'form',
      shown([
        ['form', 'electronic'],
        ['delivery', 'online'],
      ]),
    ],
  ];
}

const numberPattern = /<dt>申请编号<\/dt><dd[^>]*>([^<]+)<\/dd>/;
const codePattern = /<dd class="code">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/dd>/;

/**
 * From the first step to the receipt.
 * @param twice the button is pressed two times at once: both must lead to the same receipt
 * @throws when a page answers otherwise than it should, naming it
 */
export async function fileAsCitizen(
  place: () => Place,
  person: Person,
  agencyId: string,
  twice = false,
): Promise<Filed> {
  const visitor = new Visitor(place, person.from);
  const here = `/regions/${place().regionId}/requests`;
  const led = async (path: string, fields: Fields, to: RegExp) => {
    const answer = await visitor.ask(path, fields);
    if (answer.status !== 303 || !to.test(answer.location))
      throw new Error(`POST ${path}: ${answer.status} ${answer.location} ${problemOf(answer.body)}`);
    return answer;
  };
  await led(`${here}/new`, [['agencyId', '']], /\/new\/agency$/);
  for (const [step, fields] of stepsFor(person, agencyId))
    await led(`${here}/new/${step}`, fields, new RegExp(`/new/(?!${step}$)[a-z]+$`));
  const press = () => led(`${here}/new/check`, [], /\/requests\/receipt$/);
  const [{ time, tries }] = await Promise.all([press(), ...(twice ? [press()] : [])]);
  const receipt = await visitor.ask(`${here}/receipt`);
  const number = numberPattern.exec(receipt.body)?.[1];
  const code = codePattern.exec(receipt.body)?.[1];
  if (receipt.status !== 200 || number === undefined || code === undefined)
    throw new Error(`GET receipt: ${receipt.status} ${receipt.location}, number ${number}, code ${code}`);
  return { number, code, person, submitTime: time, presses: tries };
}

/** Opens the status page with the 查询码, as anyone would who holds it; null when it shows this number. */
export async function statusFault(
  place: () => Place,
  { number, code }: Filed,
  from: string,
): Promise<string | null> {
  const visitor = new Visitor(place, from);
  const path = `/regions/${place().regionId}/requests/status`;
  const opened = await visitor.ask(path, [['code', code]]);
  if (opened.status !== 303) return `${number}: its 查询码 is answered with ${opened.status}`;
  const page = await visitor.ask(path);
  return page.status === 200 && page.body.includes(number) ? null : `${number}: not on its status page`;
}

/** Agencies that the form offers. */
export async function offeredAgencies(place: () => Place): Promise<readonly string[]> {
  const visitor = new Visitor(place, '10.255.255.254');
  const path = `/regions/${place().regionId}/requests/new`;
  await visitor.ask(path, [['agencyId', '']]);
  const { body } = await visitor.ask(`${path}/agency`);
  return [...body.matchAll(/<input[^>]*name="agencyId"[^>]*>/g)].flatMap(
    ([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? [],
  );
}

/** What a page says is wrong, for a message. */
const problemOf = (body: string): string =>
  [...body.matchAll(/class="[^"]*(?:error|problem)[^"]*"[^>]*>([^<]+)/g)]
    .map(([, text]) => text)
    .join(' ')
    .slice(0, 300);
