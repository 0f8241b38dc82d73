/** What a person has to do, the most urgent first. */
import type { Task } from '../../../usecases/ports/tasks.ts';

export function TodayView({ name, tasks }: { name: string; tasks: readonly Task[] }) {
  return (
    <div class="wrap page">
      <h1 class="title">今日</h1>
      {tasks.length === 0 ? (
        <p>{name}，您现在没有要办的事。有新事项时，这里和“通知”都会显示。</p>
      ) : (
        <ul class="list">
          {tasks.map((task) => (
            <li>
              <a href={task.link}>{task.title}</a>
              {task.due === null ? null : <time dateTime={task.due}>{task.due} 前</time>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
