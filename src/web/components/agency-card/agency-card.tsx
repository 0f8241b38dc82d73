/** One agency in the directory: name, telephone, address. */
import { AgencyPhone } from '../agency-phone/agency-phone.tsx';

export interface AgencyCardProps {
  readonly href: string;
  readonly name: string;
  /** Agency that it belongs to; null: none. */
  readonly parent: { readonly name: string; readonly href: string } | null;
  /** null: it names no office of its own, and the agency that it belongs to answers. */
  readonly office: { readonly phone: string; readonly address: string } | null;
  /** In words, since when it exists no longer, or from when it will; null: it exists. */
  readonly gone: { readonly tag: string; readonly words: string } | null;
}

/** The telephone can be dialled from here: one tap less. */
export function AgencyCard({ href, name, parent, office, gone }: AgencyCardProps) {
  return (
    <li class={gone === null ? 'agency-card' : 'agency-card ended'}>
      <a class="agency-name" href={href}>
        {name}
      </a>
      {gone === null ? (
        <Reach name={name} parent={parent} office={office} />
      ) : (
        <p>
          <span class="tag plain">{gone.tag}</span>
          <span class="small">{gone.words}</span>
        </p>
      )}
    </li>
  );
}

function Reach({ name, parent, office }: Pick<AgencyCardProps, 'name' | 'parent' | 'office'>) {
  if (office === null) {
    return parent === null ? null : (
      <p class="small">
        由<a href={parent.href}>{parent.name}</a>负责公开
      </p>
    );
  }
  return (
    <>
      <p>
        <AgencyPhone phone={office.phone} of={name} />
      </p>
      {office.address === '' ? null : <p class="small quiet">{office.address}</p>}
    </>
  );
}
