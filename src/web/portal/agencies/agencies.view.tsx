/** Counties that have a directory of agencies. */

export interface DirectoriesProps {
  readonly directories: readonly {
    readonly regionId: string;
    readonly name: string;
    readonly agencies: number;
  }[];
}

export function DirectoriesView({ directories }: DirectoriesProps) {
  return (
    <div class="wrap page">
      <h1 class="title">机关名录</h1>
      {directories.length === 0 ? (
        <div class="empty">
          <p>这里还没有机关名录。</p>
          <p>要找政府部门的电话，可以先拨打 12345 政务服务便民热线。</p>
        </div>
      ) : (
        <>
          <p class="lead quiet">选一个县，查各机关政府信息公开工作机构的电话和地址。</p>
          <ul class="list">
            {directories.map(({ regionId, name, agencies }) => (
              <li>
                <a href={`/regions/${regionId}/agencies`}>{name}</a>
                <span class="small quiet">{agencies} 个机关</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
