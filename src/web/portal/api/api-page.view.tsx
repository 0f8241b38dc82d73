/** The interface in words. */

export interface ApiProps {
  readonly operations: readonly {
    readonly id: string;
    readonly path: string;
    readonly summary: string;
    readonly type: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly in: string;
      readonly description: string;
    }[];
  }[];
}

export function ApiView({ operations }: ApiProps) {
  return (
    <div class="wrap page">
      <h1 class="title">开放接口</h1>
      <p class="lead quiet">
        本站显示的每个数都可以用程序取得：只读、公开、不需要密钥，允许跨域。机器可读的说明见{' '}
        <a href="/api/openapi.json">OpenAPI 3.1 文档</a>。
      </p>
      <ul class="prose">
        <li>没有印出的格是 null，不是 0；原文怎么印见 raw。</li>
        <li>
          格子的键（如 cells 里的键）长期不变，含义见<a href="/rules">规则</a>页各格式。
        </li>
        <li>回答带 ETag，可用 If-None-Match 省流量。</li>
      </ul>
      {operations.map((operation) => (
        <section class="panel operation" id={operation.id}>
          <h2>{operation.summary}</h2>
          <p class="address">
            <code>GET {operation.path}</code>
          </p>
          {operation.parameters.length === 0 ? null : (
            <table class="facts">
              <caption class="hidden">参数</caption>
              <tbody>
                {operation.parameters.map((parameter) => (
                  <tr>
                    <th scope="row">
                      <code>{parameter.name}</code>
                    </th>
                    <td>
                      {parameter.description}
                      {parameter.in === 'path' ? '（写在地址中）' : '（可不写）'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {operation.path.includes('{') ? null : (
            <p class="small">
              <a href={operation.path}>试一试</a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
