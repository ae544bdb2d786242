import type { problems as english } from '../en/problems.ts'
import type { Like } from '../texts.ts'

export const problems: Like<typeof english> = {
  problem: {
    type: '标识问题种类的 URI。',
    title: 'HTTP 状态的文字说明。',
    status: 'HTTP 状态码。',
    instance: '请求的路径。',
  },
  ValidationError: {
    about: '请求中的一处错误。',
    loc: '错误的位置：先是请求的部分，再是其中的名称和序号。',
    msg: '供人阅读的错误说明。',
    type: '供程序使用的固定错误代号。',
  },
  HTTPValidationError: {
    about: '不符合约定的请求。',
    detail: '全部错误。',
    errors: '同一列表，采用较新的名称。',
  },
  ProblemDetail: {
    about: '其他任何错误。',
    detail: '出了什么错，以及如何处理。',
    errors: '请求中的错误，仅在能够指明时给出。',
    retry_after: '下次重试前应等待的秒数；仅随 429 和 503 返回。',
  },
}
