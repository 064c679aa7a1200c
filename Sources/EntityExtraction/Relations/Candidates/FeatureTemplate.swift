/// What a feature says; together with a value it makes one feature.
///
/// The raw values are part of the model's format.
enum FeatureTemplate: UInt32 {
    // Of the two ends.
    case types = 1, rank, ranks, rankOrder, head, heads, role, subjectFirst, objectFirst, counts, unique, sameHead
    // Of what stands between them.
    case distance = 20, typedDistance, betweenCount, betweenFree, betweenType, betweenCue, typedCue, firstCue, lastCue
    case cuePair, cuePhraseFirst, cuePhraseLast, gap, gapStart, gapEnd, gapSign, noCue, nearerSubject, nearerObject
    case gapEnds, joint, typedJoint, pathJoint
    // Of what stands around them.
    case before = 60, beforeShort, beforeCue, beforeCueText, after, afterShort, afterCue, afterCueText, innerBefore
    case innerBeforeShort, innerAfter, innerAfterShort, previousType, nextType, cueTriple, cueBeforeAndBetween,
        cueBetweenAndAfter
    // Of the line.
    case line = 90, lineLength, marker, headline, lineCue, today, sameGroup, groupSize, groupPlace
    // Of offices.
    case ownership = 110, owner, ownerPlace, bodyPlace, officeHead, officeStart, officeState, officeLength, officeGap
    case officeEnd, officeNext, officeOrder, officeLead
    // Of lines apart.
    case apart = 140, apartTyped, apartPlace, apartCueAfter, apartCueBefore, apartLineCue, apartBefore, apartAfter
    case apartFirst, apartLine
    // Of the pair in the whole document.
    case fired = 160, firedOther, firedSubject, firedObject, firedCount, instances, noInstance, sameLines, document
    case isPublished, eventHead, mainPerson, statusOfRule, headlineEnds, firedAny, dates, subjectCount, objectCount
    // Of lists.
    case sameRun = 190, runSize, runLead, runLeadText, runFollow, runFollowText, runBetween, runBetweenText, runPlace
    case lineStart, apartRunSize
}
