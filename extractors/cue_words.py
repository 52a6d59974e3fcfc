"""The words that carry a status, by class; data, one alternative a line (spaces escaped).

A class is what its words do to the event they govern. Longer phrases stand before shorter ones; the first class that
matches at a position wins, so classes whose phrases hold a "not" or "no" of their own stand first.
"""

from __future__ import annotations

from typing import Final

#: Class → its words, one alternative a line. "+" at the end of a class name in comments: also as a noun.
WORDS: Final[dict[str, str]] = {
    # a status in itself, never a plain negation: must be tried before "not"
    "condition": r"""
        (?:possible|happen|take\ place|be\ held|held|come|meet|discuss\w*|considered?|makes?\ sense|meaningful)\ only\b
        only\ (?:be\ )?(?:\w+\ ){0,2}?(?:after|if|when|once|as\ (?:a|the)\ (?:result|outcome|final))\b
        not\ (?:\w+\ ){0,3}?(?:until|before|unless)\b
        (?:should|must|would|can|could|will)\ (?:only\ )?(?:be|mark)\ the\ (?:final|outcome|result|culmination|end)
        (?:is|are|was|were|be|as|made|making)\ (?:\w+\ )?(?:conditional|contingent|dependent)\ (?:up)?on
        depends?\ on
        (?:should|must|can|could|may|will|would)\ only
        (?:must|should)\ (?:first\ )?be\ (?:based|preceded|prepared|the\ result|a\ result|the\ outcome)
        (?:has|have|needs?)\ to\ (?:first\ )?be\ (?:based|preceded|prepared|the\ result|a\ result|the\ outcome)
        on\ (?:the\ )?condition
        (?:would|will|must|should)\ (?:first\ )?(?:require|need)s?\b
        needs?\ (?:thorough\ |careful\ |serious\ |proper\ |to\ be\ )(?:\w+\ )?(?:prepar\w+)
        set(?:s|ting)?\ (?:\w+\ )?(?:pre-?)?conditions?\ for""",
    "refuse": r"""
        (?:there\ (?:is|was|'s)\ |there's\ )?no\ (?:point|sense|reason|need|basis|grounds|question)\ (?:in|to|for|of)
        (?:sees?|saw|seeing)\ no\ (?:point|sense|reason|need|basis|grounds)\ (?:in|to|for|of)
        (?:does|do|did|would)(?:\ not|n't)\ make\ (?:any\ )?sense
        makes?\ no\ sense
        not\ on\ the\ (?:agenda|table|cards)
        out\ of\ the\ question
        off\ the\ table
        (?:highly\ |very\ |most\ |extremely\ )?unlikely
        (?:would|will|could|may|might)\ be\ (?:\w+\ )?(?:premature|pointless|meaningless|counter-?productive|untimely)
        (?:would|will|could|may|might)\ be\ (?:\w+\ )?(?:senseless|unacceptable)
        (?:is|are|was|were|as)\ (?:\w+\ )?(?:counter-?productive|untimely|inappropriate)
        (?:is|are|was|were|as)\ (?:\w+\ )?(?:premature|pointless|impossible|meaningless|unacceptable)
        (?:is|are|was|were|as)\ (?:\w+\ )?(?:senseless|unrealistic|hardly\ possible)
        (?:is|are|was|were)(?:\ not|n't)\ (?:\w+\ )?(?:possible|acceptable|realistic|appropriate|expedient|feasible)
        poured\ cold\ water\ on
        (?:brush|wav|push|knock)(?:e|es|ed|ing)\ (?:aside|off|away|back\ (?:on|against)|down)
        refus(?:e|es|ed|ing|al)(?:\ to)?+(?!\ (?:confirm|comment|say|disclose|name|specify|elaborate)\b)
        reject(?:s|ed|ing|ion)?
        rul(?:e|es|ed|ing)\ out
        turn(?:s|ed|ing)?\ down
        declin(?:e|es|ed|ing)(?:\ to)?+(?!\ (?:confirm|comment|say|disclose|name|specify|elaborate)\b)
        oppos(?:e|es|ed|ing|ition\ to)
        unwilling(?:ness)?(?:\ to)?
        rebuff(?:s|ed|ing)?
        spurn(?:s|ed|ing)?
        balk(?:s|ed|ing)?\ at
        snub(?:s|bed|bing)?
        block(?:s|ed|ing)?
        veto(?:es|ed|ing)?
        thwart(?:s|ed|ing)?
        dismiss(?:es|ed|ing)?""",
    "postpone": r"""
        postpon(?:e|es|ed|ing|ement)(?:\ of)?
        put(?:s|ting)?\ (?:off|on\ hold|on\ ice)
        push(?:es|ed|ing)?\ back
        (?:is|are|was|were|been|be|being)\ (?:delayed|suspended|moved\ (?:to|from)|rescheduled|deferred|adjourned)
        (?:delay|suspend|defer|reschedul|adjourn|paus|freez)(?:s|es|ed|e|ing)
        (?:suspend|delay|defer|halt|pause)(?=\ (?:the|all|any|further|its|their|prisoner)\b)
        suspension\ of
        froze|(?:has|have|had)\ frozen
        shelv(?:e|es|ed|ing)""",
    "cancel": r"""
        call(?:s|ed|ing)?\ off
        cancel\w*
        scrap(?:s|ped|ping)?
        abort(?:s|ed|ing)?
        ax(?:e|es|ed|ing)
        fell\ through
        f(?:alls?|ell|allen)\ apart
        withdr(?:aw|ew|awn)\ from
        pull(?:s|ed|ing)?\ out\ of
        disrupt(?:s|ed|ing)?
        derail(?:s|ed|ing)?
        thwarted""",
    "threaten": r"""
        threaten(?:s|ed|ing)?(?:\ to)?
        threats?\ (?:to|of)
        warn(?:s|ed|ing)?\ (?:that\ )?(?:it|he|they|she)\ (?:would|could|might)""",
    # what is only talked about is not said to be so
    "topic": r"""
        discuss(?:es|ed|ing|ion|ions)?(?:\ of|\ about|\ on)?
        (?:talk|speak)(?:s|ed|ing)?\ (?:about|of)
        sp(?:oke|eaking)\ (?:about|of)
        (?:no\ )?talk\ of
        consider(?:s|ed|ation)?(?:\ of)?
        (?:is|are|was|were|be|been)\ considering
        negotiat(?:e|es|ed|ing)(?!\ (?:teams?|positions?|table|parties|groups?|sides?|process))
        work(?:s|ed|ing)?\ (?:on|out|towards?|to|for)
        prepar(?:e|es|ing|ation|ations)(?:\ for|\ of|\ to)?
        prepared\ (?:for|the|a|an)
        mull(?:s|ed|ing)?
        (?:is|are|was|were)\ being\ (?:prepared|discussed|considered|planned|negotiated|worked|weighed)
        (?:is|are|was|were)\ being\ (?:explored|studied|arranged)
        (?:progress|movement|headway)\ (?:on|in|towards?|with)
        mention(?:s|ed|ing)?
        explor(?:e|es|ed|ing)
        debat(?:e|es|ed|ing)
        examin(?:e|es|ed|ing)
        (?:issue|question|topic|subject|idea|matter|possibility|prospect|chance|detail)s?\ (?:of|for|on)
        (?:modalities|parameters|format|timing|logistics)\ (?:of|for|on)
        focus(?:es|ed|ing)?\ on
        rais(?:e|es|ed|ing)\ (?:the|a)
        (?:exchang|compil|prepar|draw|drew|drawn|coordinat)(?:e|es|ed|ing|s)?(?:\ up)?\ (?:the\ )?(?:\w+\ )?lists?
        (?:finali[sz]|verif|agree|shar)(?:e|es|ed|ing|s|y|ied|ying|d)?(?:\ on)?\ (?:the\ )?(?:\w+\ )?lists?
        lists?\ of
        (?:dates?|schedules?|timetables?|agendas?)\ (?:of|for|on)
        (?:hint|speculat)\w*(?:\ (?:at|about))?
        plans?\ for
        arrangements\ (?:for|of|to)
        foresee(?:s|n|ing)?
        envisag(?:e|es|ed|ing)
        envision(?:s|ed|ing)?
        provid(?:e|es|ed|ing)\ for
        aim(?:s|ed|ing)?\ (?:at|to|for)
        hop(?:e|es|ed|ing)(?:\ (?:to|for|of))?
        expect(?:s|ed|ing|ation|ations)?(?:\ (?:of|for))?
        await(?:s|ed|ing)?
        wait(?:s|ed|ing)?\ for
        look(?:s|ed|ing)?\ (?:forward\ to|at|into)
        depending\ on
        welcom(?:e|es|ed|ing)
        prais(?:e|es|ed|ing)
        hail(?:s|ed|ing)?
        thank(?:s|ed|ing)?\ .{0,30}?\bfor
        (?:declin|refus)(?:e|es|ed|ing)\ to\ (?:confirm|comment|say|disclose|name|specify|elaborate)(?:\ \w+){0,3}?\ on
        (?:declin|refus)(?:e|es|ed|ing)\ to\ (?:confirm|comment|say|disclose|name|specify|elaborate)
        comment(?:s|ed|ing)?\ on
        monitor(?:s|ed|ing)?
        efforts?\ (?:to|at|on|for|towards?)
        facilitat(?:e|es|ed|ing)
        help(?:s|ing)?\ (?:to\ )?(?:broker|arrange|mediate|organi[sz]e)?
        helped\ (?!(?:to\ )?(?:broker|arrange|mediate|organi[sz]e|secure))(?:to)?
        violat(?:e|es|ed|ing)""",
    "deny": r"""
        den(?:y|ies|ied|ying|ial)(?:\ of)?
        refut(?:e|es|ed|ing)""",
    "demand": r"""
        demand(?:s|ed|ing)?
        insist(?:s|ed|ing|ence)?(?:\ (?:on|upon|that))?
        must
        (?:has|have|had)\ to
        ultimatum""",
    "offer": r"""
        offer(?:s|ed|ing)?(?:\ to)?
        (?:is|are|was|were|be|being)\ (?:\w+\ ){0,2}?(?:ready|prepared|willing|open)\ (?:to|for)
        (?:remain(?:s|ed)?\ )?(?:ready|prepared|willing|open)\ (?:to|for)
        readiness\ (?:to|for|of)
        ready(?:\ at\ all)?"?\ for
        willingness\ (?:to|for)
        preparedness\ (?:to|for)
        invit(?:e|es|ed|ing|ation)
        volunteer(?:s|ed|ing)?\ to""",
    "propose": r"""
        propos(?:e|es|ed|ing|al|als)(?:\ (?:to|of|for|on))?
        suggest(?:s|ed|ing|ion|ions)?(?:\ (?:to|of|for))?
        (?:put|puts|putting)\ forward
        float(?:s|ed|ing)?
        tabl(?:e|es|ed|ing)
        c(?:ame|ome|omes)\ up\ with
        initiat(?:e|es|ed|ing|ive)(?:\ of)?""",
    "call": r"""
        call(?:s|ed|ing)?\ (?:(?!the\b|an?\b|it\b|this\b)\w+\ ){0,3}?(?:for|on|upon)
        urg(?:e|es|ed|ing)
        appeal(?:s|ed|ing)?\ (?:for|to)
        ask(?:s|ed|ing)?\ (?:\w+\ ){0,3}?(?:for|to)
        request(?:s|ed|ing)?
        s(?:eek|eeks|eeking|ought)
        want(?:s|ed|ing)?(?:\ to)?
        push(?:es|ed|ing)?\ for
        press(?:es|ed|ing)?\ (?:for|to)
        plead(?:s|ed|ing)?\ (?:for|with)
        need(?:s|ed)?
        (?:do|did|doing|does)\ everything\ to
        would\ (?:like|love|prefer)\ to
        advocat(?:e|es|ed|ing)
        in\ favou?r\ of
        support(?:s|ed|ing)?
        back(?:s|ed|ing)
        insisting\ on""",
    "accept": r"""
        accept(?:s|ed|ing|ance)?(?:\ of)?
        consent(?:s|ed|ing)?(?:\ to)?
        sa(?:id|ys)\ yes\ to
        approv(?:e|es|ed|ing|al)(?:\ of)?
        endors(?:e|es|ed|ing)""",
    "agree": r"""
        arrang(?:e|es|ed)(?:\ (?:in|at|on)\ \w+)?\ (?:to|for)
        agree(?:s|d|ing|ment|ments)?(?!\ to\ disagree)(?:\ (?:to|on|upon|for|about|that|with))?
        (?<=\b(?:was|been)\ )decided\ (?:to|on|upon)
        accords?(?:\ (?:on|for|to))?
        (?<!great\ )(?<!good\ )deals?(?!\ with)(?:\ (?:on|to|for|over))?
        (?:pact|arrangement|consensus|understanding)s?(?:\ (?:on|to|for|about))?
        settl(?:e|es|ed|ing)(?:\ on)?
        common\ ground
        c(?:ome|omes|ame|oming)\ to\ (?:terms|an\ (?:understanding|agreement))(?:\ (?:on|over|about|for|to))?
        hammer(?:ed|ing)\ out
        sign(?:s|ed|ing)\ off\ on""",
    "announce": r"""
        announc(?:e|es|ed|ing|ement)(?:\ of)?
        declar(?:e|es|ed|ing)
        report(?:s|ed|ing)?\ of""",
    "promise": r"""
        promis(?:e|es|ed|ing)(?:\ to)?
        pledg(?:e|es|ed|ing)(?:\ to)?
        vow(?:s|ed|ing)?(?:\ to)?
        underta(?:ke|kes|king)|undertook
        commit(?:s|ted|ting|ment)(?:\ to)?
        will
        shall
        (?:is|are|was|were)\ (?:(?:also|now|soon|then|each|both)\ )?(?:set|about|going|due|slated|scheduled)\ to
        (?:is|are|was|were)\ (?:(?:also|now|soon|then|each|both)\ )?(?:expected|planning)\ to
        (?:is|are|was|were)\ (?:(?:also|now|soon|then|each|both)\ )?to
        'll
        (?:is|are|was|were)\ (?:\w+ly\ |also\ |now\ )?(?:set|due|slated|scheduled|expected)(?:\ (?:for|on|in|at))?
        (?:is|are|was|were)\ (?:\w+ly\ |also\ |now\ )?(?:planned|ahead|pencilled\ in)(?:\ (?:for|on|in|at))?
        (?<!\b(?:a|the|an|peace|draft|new|own|its|their|\w+-\w+)\ )plan(?:s|ned|ning)?\ to
        (?<!\b(?:is|are|was|were|be)\ )intend(?:s|ed|ing)?\ to
        (?:has|have|had)\ (?:\w+\ )?been\ (?:set|scheduled|slated|fixed|pencilled\ in)(?:\ (?:for|on|in|at))?
        set\ to
        due\ to""",
    "begin": r"""
        beg(?:an|in|ins|un|inning)(?:\ to)?
        open(?:s|ed)
        (?:start|beginning|opening)\ of
        sat\ down|sits?\ down
        got\ going
        start(?:s|ed|ing)?(?:\ to)?
        launch(?:es|ed|ing)?
        (?:is|are|was|were)\ (?:under\ ?way|in\ progress|ongoing|continuing|going\ on)
        (?:is|are|was|were)\ being\ (?:carried\ out|held|conducted|implemented|exchanged|swapped)
        commenc(?:e|es|ed|ing)
        under\ way
        continu(?:e|es|ed|ing)(?!\ for\b)(?:\ to)?
        resum(?:e|es|ed|ing)
        kick(?:s|ed|ing)\ off
        got\ under\ way
        (?:enter(?:s|ed|ing)?|(?:went|go(?:es)?|stretched|moved)\ into)\ (?:a|its|their|the)\ (?:\w+\ ){0,2}day
        stages?\ of
        phases?\ of
        (?<!\bas\ )(?<!\bas\ a\ )(?:part|leg|tranche|batch|wave)s?\ of
        day\ of""",
    "complete": r"""
        carr(?:y|ies|ied|ying)\ out
        helped\ (?:to\ )?(?:broker|arrange|mediate|organi[sz]e|secure)
        managed\ to|(?:was|were)\ able\ to|succeeded\ in
        it\ (?:was|has\ been)\ (?:also\ )?possible\ to
        ended|ends|end(?=\ (?:with|in|without|after|(?:\w+\ )?(?:day|round)s?\ of))
        (?:wrapped|wraps|wrap|wrapping|wound|winds|wind|winding)\ up
        (?:end|conclusion|completion)\ of
        lasted|lasts|continued\ for
        (?:came|comes|drew|draws|brought)\ to\ (?:an?|its|their)\ (?:end|close|conclusion)
        (?:went|goes|gone)\ ahead
        collapsed
        broke\ (?:up|off)
        closed
        (?:is|are|was|were)\ over
        h(?:eld|old|olds|olding)
        confirm(?:s|ed|ing|ation\ of)?
        report(?:s|ed)(?=\ (?:a|an|another|the|its)\ )
        host(?:s|ed|ing)
        conduct(?:s|ed|ing)?
        complet(?:es|ed|ing|ion)(?:\ of)?
        complete(?=\ (?:(?:the|an?|this|that|its|their|all|another)\b|\d))
        (?<=\b(?:to|will|would|must|can|is|was|are|were|be)\ )complete(?!\ (?:and|cease|truce|halt|withdraw|end)\b)
        conclud(?:e|es|ed|ing)
        finish(?:es|ed|ing)?
        implement(?:s|ed|ing)?
        (?:took|take|takes|taken|taking)\ (?:place|part\ in)
        (?:occurr|happen)(?:s|ed|ing)?
        (?:led|lead|leads|leading)\ to
        (?:result(?:s|ed|ing)?|culminat(?:e|es|ed|ing)|end(?:s|ed|ing)?)\ (?:in|with)
        (?:brought|brings?|bringing)(?:\ about)?
        produc(?:e|es|ed|ing)
        yield(?:s|ed|ing)?
        (?:gained|obtained|won)(?=\ (?:the|their|its|his)\ (?:release|freedom|return))
        (?:secur|achiev|ensur|organi[sz]|arrang|mediat|broker|stag|perform|execut|effect)(?:e|es|ed|ing|s)
        saw
        m(?:ade|ake|akes|aking)
        reach(?:es|ed|ing)?
        str(?:uck|ike|ikes|iking)
        clinch(?:es|ed|ing)?
        sign(?:s|ed|ing)?""",
    "modal": r"""
        would
        could
        might
        (?-i:may)
        should
        can
        ought\ to""",
}
