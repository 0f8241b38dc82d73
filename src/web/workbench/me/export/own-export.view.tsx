/** What the file will hold, and the button. */
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';

export function OwnExportView() {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="导出个人信息" />
      <h1 class="title">导出本人的个人信息</h1>
      <p>
        您可以随时查阅、复制本系统保存的您的个人信息。
        <span class="law">《个人信息保护法》第四十四条、第四十五条</span>
      </p>
      <p>
        文件里有：账户、联系方式、角色、委托、登录方式、正在登录的地方、通知、未办事项，以及与您有关的审计记录。
      </p>
      <p>内容未遮盖，请妥善保管。下载前会请您再输入一次口令；口令和密钥本身不在文件里。</p>
      <form method="post" action="/workbench/me/export">
        <FormField
          name="format"
          label="文件格式"
          options={[
            ['html', '网页文件，可阅读、打印'],
            ['json', 'JSON，供程序读取'],
          ]}
          value="html"
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            下载
          </button>
          <a href="/workbench/me">返回</a>
        </div>
      </form>
    </div>
  );
}
