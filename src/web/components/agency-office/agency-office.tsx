/** 政府信息公开工作机构: everything that 条例第四条 makes public, the telephone first. */
import type { DisclosureOffice } from '../../../domain/agencies/agency.ts';
import { AgencyPhone } from '../agency-phone/agency-phone.tsx';
import { FactList } from '../fact-list/fact-list.tsx';
import { MailAddress } from './mail-address.tsx';
import { WebAddress } from './web-address.tsx';

export interface AgencyOfficeProps {
  readonly office: DisclosureOffice;
  /** Name of the agency, for those who hear the page. */
  readonly agencyName: string;
}

/** Facts of the office; what is not filled in says 未填, so that a gap is seen. */
export function AgencyOffice({ office, agencyName }: AgencyOfficeProps) {
  return (
    <div class="agency-office">
      <p class="agency-call">
        <span class="agency-call-label">联系电话</span>
        <AgencyPhone phone={office.phone} of={agencyName} large />
      </p>
      <FactList
        facts={[
          ['机构名称', office.name],
          ['负责人', office.head],
          ['办公地址', office.address],
          ['办公时间', office.hours],
          ['传真', office.fax],
          ['电子邮箱', office.mail === '' ? '' : <MailAddress address={office.mail} />],
          ['互联网联系方式', office.online === '' ? '' : <WebAddress address={office.online} />],
        ]}
      />
    </div>
  );
}
