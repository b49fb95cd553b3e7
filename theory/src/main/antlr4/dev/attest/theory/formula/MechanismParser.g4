/** The sentences of a mechanism file. Only brackets recurse, so that long chains of operators need no stack. */
parser grammar MechanismParser;

options { tokenVocab = MechanismLexer; }

mechanism : NEWLINE? (statement (NEWLINE | EOF))* EOF ;

statement
    : keyword=(NAME | TITLE | SOURCE) TEXT*           # text
    | CAUSAL                                          # causal
    | GRID                                            # grid
    | WIDTH WORD EQUALS NUMBER                        # width
    | PARAM WORD COLON shape clause*                  # parameter
    | INPUT WORD COLON shape inputClause*             # input
    | STATE WORD COLON shape (FROM start=sum)? EQUALS update=sum # state
    | WORD (OPEN WORD (COMMA WORD)* CLOSE)? EQUALS sum # definition
    ;

shape
    : kind=SCALAR
    | kind=VECTOR OPEN sum CLOSE
    | kind=MATRIX OPEN sum COMMA sum CLOSE
    ;

clause
    : interval   # range
    | DRAWN WORD # drawn
    | LEARNED    # learned
    | EQUALS sum # value
    ;

inputClause
    : interval # inputRange
    | OF WORD  # inputOf
    ;

interval : IN low=(OPEN | OPEN_LIST) sum COMMA sum high=(CLOSE | CLOSE_LIST) ;

sum : product (operator+=(PLUS | MINUS) product)* ;

product : signed (operator+=(TIMES | DIVIDE) signed)* ;

signed : MINUS* power ;

power : atom (operator+=POWER exponent)* ;

exponent : MINUS* atom ;

atom
    : NUMBER                               # number
    | WORD                                 # word
    | WORD OPEN sum (COMMA sum)* CLOSE     # call
    | OPEN sum CLOSE                       # parentheses
    | OPEN_LIST sum (COMMA sum)* CLOSE_LIST # list
    ;
