"""Chance with a fixed seed. Only `random.Random.random` is used, whose numbers all versions of Python have alike."""
import bisect
import itertools
import math
import random


class Chance:
    def __init__(self, seed):
        self.number = random.Random(seed).random

    def below(self, bound):
        """An integer from 0 up to, but not including, a bound."""
        return int(self.number() * bound)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def happens(self, share):
        return self.number() < share


class Zipf:
    """Numbers below a bound, a few of them often and most seldom: the weight of rank r is 1 / (r + 2) ** exponent.

    Ranks are scattered over the numbers, so that what is frequent does not stand together; the first is always FIRST.
    """

    FIRST = 7

    def __init__(self, chance, bound, exponent):
        self.chance, self.bound = chance, bound
        self.sums = list(itertools.accumulate((rank + 2) ** -exponent for rank in range(bound)))
        self.step = next(step for step in itertools.count(bound * 5 // 8 + 1) if math.gcd(step, bound) == 1)

    def draw(self):
        rank = bisect.bisect_right(self.sums, self.chance.number() * self.sums[-1], 0, self.bound - 1)
        return (rank * self.step + self.FIRST) % self.bound
