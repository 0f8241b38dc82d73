/** The preview of all components. */
import { gallery } from '../../components/gallery.ts';

export function ComponentsView() {
  return (
    <div class="wrap page">
      <h1 class="title">组件</h1>
      <p class="quiet">供开发者查看：每个组件及其示例。示例数据为虚构。</p>
      {gallery.map(({ component, examples }) => (
        <section class="chapter">
          <h2>{component}</h2>
          {examples.map((example) => (
            <div class="panel">
              <p class="law">{example.name}</p>
              {example.node}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
