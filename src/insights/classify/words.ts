import type { Category } from '../../domain/vocabulary.ts'

/** How people ask for each kind of work; the languages share a line where they share an idea. */
export const WORDS: Readonly<Partial<Record<Category, readonly RegExp[]>>> = {
  bug_fixing: [
    /\b(?:fix(?:es|ed|ing)?|bugs?|broken|crash(?:es|ing)?|regression|error|fails?|failing|wrong|issue|doesn't work|not working|exception|traceback|solve the following issue)\b/gi,
    /修复|错误|报错|故障|バグ|修正|不具合|corrige[rz]?|réparer|bogue|Fehler|beheben|arregla|corrig/gi,
  ],
  feature_development: [
    /\b(?:add(?:s|ing)?|implement(?:s|ing)?|create|build|support|feature|new|introduce|extend|allow|enable|make it (?:possible|so))\b/gi,
    /添加|增加|实现|新增|功能|追加|実装|作成|ajoute[rz]?|implémente|hinzufügen|ergänze|implementiere|añad|agrega|implementa/gi,
  ],
  refactoring_and_optimization: [
    /\b(?:refactor(?:s|ing)?|clean ?up|simplify|restructure|rename|extract|optimi[sz]e|performance|faster|speed up|deduplicate|split (?:up|out)|move .{1,40} (?:to|into)|reduce)\b/gi,
    /重构|优化|简化|リファクタ|最適化|refactori[sz]e|simplifie|aufräumen|vereinfache|umbenennen|refactoriza|optimiza/gi,
  ],
  unit_test_generation: [
    /\b(?:(?:write|add|create|generate|more|missing|improve) (?:\w+ ){0,3}(?:unit |integration |e2e )?tests?|test coverage|unit tests?)\b/gi,
    /单元测试|写测试|テストを(?:書|追加)|ユニットテスト|écri(?:s|re) des tests|tests unitaires|Tests? schreiben|escrib\w+ (?:pruebas|tests)/gi,
  ],
  documentation_and_content: [
    /\b(?:docs?(?!\/)|document(?:ation)?|readme|changelog|comments?|guide|tutorial|blog|article|write up|translate|translation|wording|copy)\b/gi,
    /文档|说明|翻译|ドキュメント|翻訳|documentation|traduire|Dokumentation|übersetze|documentación|traduce/gi,
  ],
  ci_cd_and_devops: [
    /\b(?:ci|cd|pipeline|github actions?|workflow|deploy(?:ment)?|docker(?:file)?|kubernetes|k8s|terraform|helm|ansible|release|publish|hook|pre-commit|prek|nginx|push to|infrastructure)\b/gi,
    /部署|流水线|デプロイ|déploie|bereitstellen|desplieg/gi,
  ],
  code_review: [
    /\b(?:review (?:the |this |my |pr|pull)|code review|pr comments?|review comments?|pull request #?\d+|address .{0,20}(?:comments|feedback))\b/gi,
    /代码审查|レビュー|revue de code|Code-Review|revis[ae] (?:el|este) (?:código|pr)/gi,
  ],
  code_review_and_analysis: [
    /\b(?:analy[sz]e|analysis|audit|assess|evaluate|compare|inspect|check whether|is it (?:true|correct)|review)\b/gi,
    /分析|检查|評価|解析|analyse[rz]?|überprüfe|analiza/gi,
  ],
  code_quality_and_security: [
    /\b(?:lint(?:er|ing)?|type errors?|warnings?|static analysis|code quality|formatting|eslint|ruff|mypy|sonar)\b/gi,
  ],
  security: [
    /\b(?:security|vulnerabilit(?:y|ies)|cve-?\d*|exploit|xss|csrf|injection|sanitize|ctf|flag\{|reverse engineer|crypto challenge|pwn)\b/gi,
    /漏洞|安全|脆弱性|sécurité|Sicherheitslücke|seguridad/gi,
  ],
  migrations_and_upgrades: [
    /\b(?:migrat(?:e|ion|ing)|upgrade|bump|port (?:to|from)|convert (?:to|from)|update (?:\w+ ){0,2}(?:dependenc|version|package)|from v?\d+ to v?\d+)\b/gi,
    /迁移|升级|移行|アップグレード|migre[rz]?|aktualisier|migra/gi,
  ],
  data_and_automation: [
    /\b(?:scrap(?:e|er|ing)|csv|dataset|etl|parse (?:the )?(?:data|logs?)|script (?:to|that)|automate|automation|notebook|pandas|spreadsheet|sql query|report from)\b/gi,
    /数据|自动化|データ|自動化|automatise|Daten|automatiza/gi,
  ],
  research_and_exploration: [
    /\b(?:explain|how (?:does|do|is|can|would|to)|what (?:is|are|does|would)|why (?:does|is|do)|where (?:is|are)|find out|explore|investigate|research|look into|understand|tell me|learn|are there|can you (?:tell|explain)|should (?:i|we))\b/gi,
    /解释|为什么|怎么|如何|是什么|調べ|なぜ|どう|説明|explique|pourquoi|comment (?:ça|fonctionne)|erkläre|warum|wie (?:funktioniert|kann)|explica|por qué|cómo/gi,
  ],
  production_investigation: [
    /\b(?:production|incident|outage|on-?call|prod|alert|latency spike|root cause|post-?mortem|logs? (?:show|from) prod)\b/gi,
    /生产环境|线上|本番|障害|en production|Produktion|producción/gi,
  ],
}
