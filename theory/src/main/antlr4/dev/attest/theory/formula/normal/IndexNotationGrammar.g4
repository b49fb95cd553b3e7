/** A normal form as text: what Polynomial.text() writes. */
grammar IndexNotationGrammar;

whole
    : polynomial EOF
    ;

polynomial
    : term ('+' term)*
    ;

term
    : factor ('*' factor)*
    ;

factor
    : base ('^' power)?
    ;

power
    : INTEGER
    | '(' rational ')'
    ;

rational
    : INTEGER ('/' INTEGER)?
    ;

base
    : rational                                                  # Number
    | binder = ('sum' | 'max') '(' name '<' width ':' polynomial ')'  # Bound
    | 'pos' '(' index ')'                                       # Position
    | place = ('row' | 'col') '(' index ')'                      # Grid
    | 'rope' '(' polynomial ';' width ')' '[' index ',' index ']' # Rotation
    | 'cumsum' '(' name '<=' index ':' polynomial ')'           # Prefix
    | 'entmax' '(' polynomial ';' polynomial ';' name ':' polynomial ')' # Sparse
    | name '@' index ('[' index (',' index)* ']')?              # Input
    | 'delta' '(' index ',' index ')'                           # Delta
    | function = ('exp' | 'abs' | 'log' | 'sign' | 'sin' | 'cos') '(' polynomial ')' # Applied
    | name '[' index (',' index)* ']'                           # Entry
    | name                                                      # Symbol
    | '(' polynomial ')'                                        # Group
    ;

/** `pos` and `delta` are names of parameters too. */
name
    : NAME
    | 'pos'
    | 'delta'
    ;

index
    : NAME
    | INTEGER
    ;

width
    : NAME
    | INTEGER
    ;

INTEGER
    : '-'? [0-9]+
    ;

NAME
    : [\p{L}_$] [\p{L}\p{N}_]*
    ;

SPACE
    : [ \t\r\n]+ -> skip
    ;
