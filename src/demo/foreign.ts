import type { Task } from './scene.ts'
import type { Speech } from './speech.ts'

/** A task as it is asked for in another language than English. */
interface ForeignTask {
  readonly repository: string
  /** Which of the repository's areas. */
  readonly area: number
  readonly is: Exclude<Task['is'], 'chore' | 'testing' | 'question'>
  readonly title: string
  readonly prompt: string
  readonly why: string
}

export interface Language {
  /** Whose language it is. */
  readonly user: string
  readonly speech: Speech
  readonly tasks: readonly ForeignTask[]
}

const FRENCH: Language = {
  user: 'camille@example.com',
  speech: {
    openings: [
      (what) => `Je commence par lire ${what} et ses tests.`,
      (what) => `Voyons d’abord où ${what} est utilisé.`,
    ],
    findings: [(why) => `J’ai trouvé. ${why}`, (why) => `Voilà la cause : ${why}`],
    intentions: [
      'Je vois comment faire, dans un seul fichier et avec un test.',
      'C’est clair : je complète sans toucher au reste.',
    ],
    closings: [(shown) => `C’est fait. ${shown}`, (shown) => `Terminé, avec un test. ${shown}`],
  },
  tasks: [
    {
      repository: 'tidewheel/storefront',
      area: 0,
      is: 'bug',
      title: 'Corriger l’arrondi du panier pour la TVA à 5,5 %',
      prompt: 'Le total du panier perd un centime avec la TVA à 5,5 %. Corrige l’arrondi et ajoute un test.',
      why: 'Chaque ligne était arrondie vers le bas.',
    },
    {
      repository: 'tidewheel/storefront',
      area: 1,
      is: 'feature',
      title: 'Ajouter la recherche d’expressions entre guillemets français',
      prompt: 'Ajoute à la recherche les expressions entre guillemets, sans changer le reste.',
      why: 'Une expression entre guillemets compte pour un seul mot.',
    },
    {
      repository: 'tidewheel/checkout-api',
      area: 3,
      is: 'bug',
      title: 'Frais de port faux pour un colis de 5 kg exactement',
      prompt: 'Un colis de 5 kg pile est facturé dans la tranche supérieure. La borne doit être incluse.',
      why: 'La borne n’était pas comprise dans la tranche.',
    },
    {
      repository: 'tidewheel/pricing',
      area: 2,
      is: 'bug',
      title: 'Les promotions ne commencent pas à minuit',
      prompt:
        'Une promotion qui commence à minuit n’est active qu’une seconde plus tard. Peux-tu corriger cela ?',
      why: 'Le premier instant était exclu.',
    },
    {
      repository: 'tidewheel/design-system',
      area: 3,
      is: 'bug',
      title: 'Le quatrième message n’apparaît jamais',
      prompt: 'Quand trois messages sont affichés, le quatrième n’apparaît pas. Corrige la file.',
      why: 'On gardait les trois premiers au lieu des trois derniers.',
    },
    {
      repository: 'tidewheel/back-office',
      area: 1,
      is: 'refactoring',
      title: 'Refactoriser la recherche de clients',
      prompt:
        'Refactorise la recherche de clients avec des objets de requête. Aucun changement de comportement.',
      why: 'Les requêtes sont maintenant des objets que l’on peut combiner.',
    },
    {
      repository: 'tidewheel/reports',
      area: 0,
      is: 'feature',
      title: 'Permettre de se désabonner du courriel hebdomadaire',
      prompt: 'Ajoute un lien de désabonnement au courriel hebdomadaire.',
      why: 'Les personnes désabonnées ne reçoivent plus rien.',
    },
  ],
}

const CHINESE: Language = {
  user: 'mei@example.com',
  speech: {
    openings: [(what) => `我先看一下 ${what} 的代码和测试。`, (what) => `先搞清楚 ${what} 在哪里被调用。`],
    findings: [(why) => `找到原因了：${why}`, (why) => `问题在这里。${why}`],
    intentions: ['明白了，只改一个文件，并补上测试。', '思路清楚了，不动其他代码。'],
    closings: [(shown) => `已完成。${shown}`, (shown) => `已修改完毕，测试也补上了。${shown}`],
  },
  tasks: [
    {
      repository: 'tidewheel/forecasting',
      area: 0,
      is: 'bug',
      title: '修复一月份周数错误',
      prompt: '一月头几天的 week_of_year 返回 0，和公司其他系统用的 ISO 周不一致。请修复并补上测试。',
      why: '原来是用天数除以七，不是 ISO 周。',
    },
    {
      repository: 'tidewheel/forecasting',
      area: 2,
      is: 'bug',
      title: '异常值过滤漏掉单个极端值',
      prompt: '一笔五千件的订单会把标准差撑大，结果自己就不算异常了。请改用中位数和 MAD。',
      why: '极端值把衡量它自己的尺度撑大了。',
    },
    {
      repository: 'tidewheel/forecasting',
      area: 3,
      is: 'feature',
      title: '新增模型上线门槛：不能比现有模型差',
      prompt: '请在模型注册表里增加一个检查：新模型的 WAPE 不能比当前模型差超过半个百分点。',
      why: '比现有模型差的新模型不再被接受。',
    },
    {
      repository: 'tidewheel/reports',
      area: 1,
      is: 'bug',
      title: '营收报表把已取消订单也算进去了',
      prompt: '财务说我们的营收高了百分之三，应该是把取消的订单算进去了。请修复查询。',
      why: '已取消的订单也被汇总了。',
    },
    {
      repository: 'tidewheel/reports',
      area: 2,
      is: 'bug',
      title: '空报表导出时报错',
      prompt: '报表没有数据时 columns_of 报错 IndexError。空报表应该导出空表格。',
      why: '没有行的时候还去取第一行的列名。',
    },
    {
      repository: 'tidewheel/reports',
      area: 3,
      is: 'refactoring',
      title: '重构仪表盘筛选条件',
      prompt: '仪表盘的筛选是一长串 if，请重构成一张表，不要改变行为。',
      why: '每个筛选条件现在是表里的一行。',
    },
    {
      repository: 'tidewheel/edge-gateway',
      area: 0,
      is: 'bug',
      title: '限流器在空闲一夜后放行突发请求',
      prompt: '空闲一夜之后，一个客户端可以瞬间打进几万个请求。令牌数没有上限，请修复 Refill。',
      why: '空闲时令牌会无限累积。',
    },
    {
      repository: 'tidewheel/jobs',
      area: 0,
      is: 'feature',
      title: '支持 */15 这样的 cron 步长',
      prompt: '请给 cron 解析器增加步长支持，比如 */15 和 10-40/10。',
      why: '现在可以解析步长了。',
    },
  ],
}

const JAPANESE: Language = {
  user: 'haruto@example.com',
  speech: {
    openings: [
      (what) => `まず ${what} のコードとテストを確認します。`,
      (what) => `最初に ${what} がどこから呼ばれているかを見ます。`,
    ],
    findings: [(why) => `原因が分かりました。${why}`, (why) => `ここが問題です。${why}`],
    intentions: [
      '方針が決まりました。一つのファイルだけを変更し、テストを追加します。',
      '既存の動作はそのままにして追加します。',
    ],
    closings: [(shown) => `完了しました。${shown}`, (shown) => `変更とテストを追加しました。${shown}`],
  },
  tasks: [
    {
      repository: 'tidewheel/mobile-sync',
      area: 0,
      is: 'bug',
      title: '同じミリ秒の編集で端末間の値が食い違う',
      prompt:
        '二台の端末が同じミリ秒に書き込むと値が一致しません。merge が呼び出し側に依存しないように修正してください。',
      why: '時刻が同じ場合は端末名で決めるようにしました。',
    },
    {
      repository: 'tidewheel/mobile-sync',
      area: 2,
      is: 'bug',
      title: '壊れたカーソルで空のページが返る不具合',
      prompt:
        '無効なカーソルを渡すと空のページが返り、アプリは最新だと思い込みます。decode で例外を投げるようにしてください。',
      why: '無効なカーソルが NaN として読まれていました。',
    },
    {
      repository: 'tidewheel/mobile-sync',
      area: 3,
      is: 'feature',
      title: 'ピン留めした添付ファイルをキャッシュに残す',
      prompt:
        'ピン留めした添付ファイルはキャッシュから消えないようにしたいです。実装とテストを追加してください。',
      why: 'ピン留めしたファイルは残ります。',
    },
    {
      repository: 'tidewheel/log-relay',
      area: 0,
      is: 'bug',
      title: 'チャンクの末尾に空行が出る',
      prompt: 'チャンクごとに末尾の空行が一つ出ます。最後の改行の後が空なら返さないように修正してください。',
      why: '最後の改行の後ろも一行として数えていました。',
    },
    {
      repository: 'tidewheel/log-relay',
      area: 2,
      is: 'refactoring',
      title: 'マスク処理の正規表現を一度だけコンパイルする',
      prompt: '行ごとに正規表現をコンパイルしているので、一度だけにするようリファクタリングしてください。',
      why: '一行あたりの処理時間が大きく減りました。',
    },
    {
      repository: 'tidewheel/edge-gateway',
      area: 3,
      is: 'bug',
      title: 'X-Forwarded-For がカンマで始まる',
      prompt:
        'クライアントがヘッダーを送らない場合、X-Forwarded-For がカンマで始まります。修正をお願いします。',
      why: '空の値の後ろにカンマを付けていました。',
    },
    {
      repository: 'tidewheel/jobs',
      area: 3,
      is: 'bug',
      title: 'ロックの更新が遅れると夜間ジョブが二重に動く',
      prompt:
        '昨夜、請求ジョブが二回動きました。Renew が所有者を確認していないようです。調べて修正してください。',
      why: '誰でも他人のロックを更新できていました。',
    },
  ],
}

export const LANGUAGES: readonly Language[] = [FRENCH, CHINESE, JAPANESE]
