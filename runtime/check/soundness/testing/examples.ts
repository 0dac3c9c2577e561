/**
 * Drawings with the verdict they must get, rebuilt by hand after what the published examples of fbpmn and BPMN-Analyzer
 * are about, and after what goes wrong in practice. A verdict is `rule element`; none: sound.
 */
export interface Example {
  readonly name: string;
  readonly sketch: string;
  readonly expect: readonly string[];
}

const one = (name: string, sketch: string, ...expect: readonly string[]): Example => ({
  name,
  sketch,
  expect,
});

export const EXAMPLES: readonly Example[] = [
  one('a plain sequence', 'start s\ntask a\ntask b\nend e\ns > a > b > e'),
  one('a choice and its join', 'start s\nxor x\ntask a\ntask b\nxor y\nend e\ns > x > a > y > e\nx > b > y'),
  one('a fork and its join', 'start s\nand x\ntask a\ntask b\nand y\nend e\ns > x > a > y > e\nx > b > y'),
  one(
    'deadlock: one way is chosen, both are waited for',
    'start s\nxor x\ntask a\ntask b\nand y\nend e\ns > x > a > y > e\nx > b > y',
    'stuck y',
    'dead e',
  ),
  one(
    'lack of synchronisation: both ways go on without waiting, then work',
    'start s\nand x\ntask a\ntask b\nxor y\ntask c\nend e\ns > x > a > y > c > e\nx > b > y',
    'twice y',
  ),
  one(
    'lack of synchronisation right before the end',
    'start s\nand x\ntask a\ntask b\nxor y\nend e\ns > x > a > y > e\nx > b > y',
    'twice y',
  ),
  one(
    'two branches that come to one end unjoined',
    'start s\nand x\ntask a\ntask b\nend e\ns > x > a > e\nx > b > e',
    'twice e',
  ),
  one(
    'two branches with an end each',
    'start s\nand x\ntask a\ntask b\nend e\nend f\ns > x > a > e\nx > b > f',
  ),
  one(
    'dead work behind a join that never gets both',
    'start s\nxor x\ntask a\ntask b\ntask z\nand y\nxor w\nend e\ns > x\nx > a > y\nx > b > y > z > w > e\nx > w',
    'stuck y',
    'dead z',
  ),
  one('a loop with a way out', 'start s\nxor m\ntask a\nxor x\nend e\ns > m > a > x > e\nx > m'),
  one(
    'a loop without a way out',
    'start s\nxor m\ntask a\ntask b\nend e\ntask c\nxor x\ns > x\nx > c > e\nx > m > a > b > m',
    'endless m',
  ),
  one(
    'a fork whose one branch goes back: work piles up',
    'start s\nxor m\ntask a\nand x\ntask b\nend e\ns > m > a > x > b > e\nx > m',
    'grows b',
  ),
  one(
    'a fork whose one branch may go back: work piles up without limit',
    'start s\nxor m\ntask a\nand x\ntask b\nxor c\nend e\nend f\ns > m > a > x > b > e\nx > c > m\nc > f',
    'grows b',
  ),
  one(
    'the loop goes back into the branch of a join',
    'start s\nand x\nxor m\ntask a\nxor c\ntask b\nand y\nend e\ns > x > m > a > c > y > e\nx > b > y\nc > m',
  ),
  one(
    'the loop jumps back before the fork while the other branch runs',
    'start s\nxor m\nand x\ntask a\ntask b\nxor c\nand y\nend e\ns > m > x > a > c > y > e\nx > b > y\nc > m',
    'grows y',
  ),
  one(
    'a sub-process with branches of its own that ends when all have',
    'start s\nsub p1 {\nstart s1\nand x1\ntask a1\ntask b1\nend e1\nend f1\ns1 > x1 > a1 > e1\nx1 > b1 > f1\n}\nend e\ns > p1 > e',
  ),
  one(
    'a deadlock inside a sub-process',
    'start s\nsub p1 {\nstart s1\nxor x1\ntask a1\ntask b1\nand y1\nend e1\ns1 > x1 > a1 > y1 > e1\nx1 > b1 > y1\n}\nend e\ns > p1 > e',
    'stuck y1',
    'dead e1',
    'dead e',
  ),
  one(
    'a deadline ends parallel work',
    'start s\nsub p1 {\nstart s1\nand x1\ntask a1\ntask b1\nand y1\nend e1\ns1 > x1 > a1 > y1 > e1\nx1 > b1 > y1\n}\nedge late on p1 timer\ntask hurry\nend e\nend f\ns > p1 > e\nlate > hurry > f',
  ),
  one(
    'a deadline of a task in one branch leads past the join',
    'start s\nand x\ntask a\nuser b\nedge late on b timer\ntask hurry\nand y\nend e\nend f\ns > x > a > y > e\nx > b > y\nlate > hurry > f',
    'stuck y',
  ),
  one(
    'the same, led to the join by a merge',
    'start s\nand x\ntask a\nuser b\nedge late on b timer\ntask hurry\nxor m\nand y\nend e\ns > x > a > y > e\nx > b > m > y\nlate > hurry > m',
  ),
  one(
    'a reminder beside the work, with its own end',
    'start s\nuser a\nedge remind on a timer beside\ntask tell\nend e\nend f\ns > a > e\nremind > tell > f',
  ),
  one(
    'a reminder in a loop is no piling up',
    'start s\nxor m\nuser a\nedge remind on a timer beside\ntask tell\nxor x\nend e\nend f\ns > m > a > x > e\nx > m\nremind > tell > f',
  ),
  one(
    'a reminder whose way joins the main way',
    'start s\nuser a\nedge remind on a timer beside\ntask tell\nand y\nend e\ns > a > y > e\nremind > tell > y',
    'stuck y',
  ),
  one(
    'a terminate end takes the other branch along',
    'start s\nand x\ntask a\ntask b\nend e terminate\nend f\ns > x > a > e\nx > b > f',
  ),
  one(
    'a terminate end in a sub-process ends only that',
    'start s\nsub p1 {\nstart s1\nand x1\ntask a1\ntask b1\nend e1 terminate\nend f1\ns1 > x1 > a1 > e1\nx1 > b1 > f1\n}\ntask c\nend e\ns > p1 > c > e',
  ),
  one(
    'an inclusive split and join',
    'start s\nor x\ntask a\ntask b\ntask c\nor y\nend e\ns > x > a > y > e\nx > b > y\nx > c > y',
  ),
  one(
    'an inclusive split with a parallel join',
    'start s\nor x\ntask a\ntask b\nand y\nend e\ns > x > a > y > e\nx > b > y',
    'stuck y',
  ),
  one(
    'an inclusive split with an exclusive join',
    'start s\nor x\ntask a\ntask b\nxor y\ntask c\nend e\ns > x > a > y > c > e\nx > b > y',
    'twice y',
  ),
  one(
    'a parallel split with an inclusive join',
    'start s\nand x\ntask a\ntask b\nor y\nend e\ns > x > a > y > e\nx > b > y',
  ),
  one(
    'an exclusive split with an inclusive join',
    'start s\nxor x\ntask a\ntask b\nor y\nend e\ns > x > a > y > e\nx > b > y',
  ),
  one(
    'the first of several events',
    'start s\nwait w\ncatch t timer\ncatch m message\nxor y\nend e\ns > w > t > y > e\nw > m > y',
  ),
  one(
    'the first of several events, both waited for',
    'start s\nwait w\ncatch t timer\ncatch m message\nand y\nend e\ns > w > t > y > e\nw > m > y',
    'stuck y',
    'dead e',
  ),
  one(
    'a receive task behind an event gateway',
    'start s\nwait w\ncatch t timer\nreceive m\nxor y\nend e\ns > w > t > y > e\nw > m > y',
  ),
  one(
    'an error that is thrown and caught',
    'start s\nsub p1 {\nstart s1\nxor x1\ntask a1\nend e1\nend f1 error-x\ns1 > a1 > x1 > e1\nx1 > f1\n}\nedge wrong on p1 error-x\ntask mend\nend e\nend f\ns > p1 > e\nwrong > mend > f',
  ),
  one(
    'an error that is thrown and caught by another code',
    'start s\nsub p1 {\nstart s1\nxor x1\nthrow t1 escalation-x\nend e1\nend f1 error-x\ns1 > x1 > t1 > e1\nx1 > f1\n}\nedge wrong on p1 error-y\nend e\nend f\ns > p1 > e\nwrong > f',
    'unheard wrong',
    'unheard f1',
    'unheard t1',
  ),
  one(
    'an error of a service',
    'start s\nservice a\nedge wrong on a error-x\ntask mend\nend e\nend f\ns > a > e\nwrong > mend > f',
  ),
  one(
    'an escalation to whoever listens',
    'start s\nsub p1 {\nstart s1\nthrow t1 escalation-x\ntask a1\nend e1\ns1 > t1 > a1 > e1\n}\nedge tell on p1 escalation-x beside\ntask note\nend e\nend f\ns > p1 > e\ntell > note > f',
  ),
  one(
    'a deadline that leads nowhere',
    'start s\nuser a\nedge remind on a timer beside\nend e\ns > a > e',
    'unheard remind',
  ),
  one(
    'an event sub-process that takes over',
    'start s\nuser a\nend e\nevent v {\nstart v1 message\ntask v2\nend v3\nv1 > v2 > v3\n}\ns > a > e',
  ),
  one('work for each of a list', 'start s\nuser a each\nuser b one-by-one\nend e\ns > a > b > e'),
  one(
    'a deadlock in each of a list',
    'start s\nsub p1 each {\nstart s1\nxor x1\ntask a1\ntask b1\nand y1\nend e1\ns1 > x1 > a1 > y1 > e1\nx1 > b1 > y1\n}\nend e\ns > p1 > e',
    'stuck y1',
    'dead e1',
  ),
  one(
    'overlapping forks that are still joined',
    'start s\nand x\nand x2\ntask a\ntask b\ntask c\nand y\nand z\nend e\ns > x > a > y\nx > x2 > b > y > z > e\nx2 > c > z',
  ),
  one(
    'a join that waits for its own successor',
    'start s\nand y\ntask a\nxor x\nend e\ns > y > a > x > e\nx > y',
    'stuck y',
    'dead a',
  ),
  one(
    'nobody ever brings the second token',
    'start s\ntask a\nand y\ntask b\nend e\ntask lost\ns > a > y > b > e\nlost > y',
    'stuck y',
    'dead b',
    'dead lost',
  ),
  one(
    'a signal of one branch may come before the other waits for it',
    'start s\nand x\ntask a\nthrow t signal\ntask b\ncatch c signal\nand y\nend e\ns > x > a > t > y > e\nx > b > c > y',
  ),
  one(
    'a signal ends the work of the other branch, or is lost',
    'start s\nand x\ntask a\nend e signal\ntask b\nuser c\nedge off on c signal\nend f\nend g\ns > x > a > e\nx > b > c > f\noff > g',
  ),
  one(
    'a fork into a loop that only a terminate end leaves',
    'start s\nand x\nxor m\ntask a\ntask b\nend e terminate\ns > x > m > a > m\nx > b > e',
  ),
];
