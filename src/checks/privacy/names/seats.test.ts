/** Names in places that people take: who owns, does or is told something, stands in a list or in a cell of a table. */
import { describe } from 'vitest';
import { detects } from '../../../../tests/support/detects.ts';
import { findNames } from './find-names.ts';

describe('names in places that people take', () => {
  detects(findNames, [
    ['该屠宰点点主腊阿保承诺停止夜间宰杀。', '腊**'],
    ['责成网格员要振华每日巡查两次。', '要**'],
    ['户主之子生龙在外务工。', '生*'],
    ['这两间铁皮房系法安康搭建。', '法**'],
    ['坟山属舍得义家族。', '舍**'],
    ['安置款尚欠皮应龙一户4.7万元。', '皮**'],
    ['泔水收运人查理平无转运台账。', '查**'],
    ['实际控制人段石头与村民小组签有租地合同。', '段**'],
    ['经营者立即停产。'],
    ['业主应急撤离。'],
    ['工人要戴安全帽。'],
    ['系正常检修排空。'],
    ['归集体所有，属地管理。'],
    ['由能源公司运营。'],
  ]);
});

describe('names that are words, where somebody acts', () => {
  detects(findNames, [
    ['喷涂作业由方正个人承揽。', '方*'],
    ['责令白云于三日内拆除屋顶的铁皮烟囱。', '白*'],
    ['责令白杨、石磊两户拆除旱厕。', '白*', '石*'],
    ['约谈马路、高峰两名经营者。', '马*', '高*'],
    ['责令白沙、高桥两村整改。'],
    ['由高山流水而来。'],
    ['对存在问题的限期整改。'],
  ]);
});

describe('names in cells', () => {
  detects(findNames, [
    ['序号|姓名|存栏数；1|铁军|35头；2|谷雨生|42头', '铁*', '谷**'],
    ['| 户名 | 面积 |\n| --- | --- |\n| 者老五 | 3亩 |\n| 念昌 | 2亩 |', '者**', '念*'],
    ['签字栏：祝融', '祝*'],
    ['签收人（手写）：隆胜', '隆*'],
    ['施工图设计负责人（签名）耿直，注册编号略。', '耿*'],
    ['关于请求依法处理左新民非法占地的申请', '左**'],
    ['| 序号 | 地点 | 问题 |\n| --- | --- | --- |\n| 1 | 马街 | 油烟 |'],
  ]);
});

describe('a surname that few have, and how people are called', () => {
  detects(findNames, [
    ['海大妈反映水井有异味。', '海**'],
    ['木师傅的加工店夜间切割。', '木**'],
    ['罕大姐的早点摊占道经营。', '罕**'],
    ['卖菜大妈在路边，修车师傅在作业。'],
    ['群众所称“黑老板”查无实据。'],
  ]);
});
