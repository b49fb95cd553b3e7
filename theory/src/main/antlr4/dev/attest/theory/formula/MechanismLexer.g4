/** The words of a mechanism file. A line that starts with white space continues the one before it. */
lexer grammar MechanismLexer;

NAME : 'name' -> pushMode(HEADER_TEXT) ;
TITLE : 'title' -> pushMode(HEADER_TEXT) ;
SOURCE : 'source' -> pushMode(HEADER_TEXT) ;
CAUSAL : 'causal' ;
WIDTH : 'width' ;
PARAM : 'param' ;
INPUT : 'input' ;
STATE : 'state' ;
GRID : 'grid' ;
FROM : 'from' ;
OF : 'of' ;
SCALAR : 'scalar' ;
VECTOR : 'vector' ;
MATRIX : 'matrix' ;
IN : 'in' ;
DRAWN : 'drawn' ;
LEARNED : 'learned' ;

PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;
POWER : '^' ;
EQUALS : '=' ;
COLON : ':' ;
COMMA : ',' ;
OPEN : '(' ;
CLOSE : ')' ;
OPEN_LIST : '[' ;
CLOSE_LIST : ']' ;

NUMBER : (DIGITS ('.' DIGITS)? | '.' DIGITS) ([eE] [+-]? DIGITS)? ;
WORD : [a-zA-Z_] [a-zA-Z0-9_]* ;

NEWLINE : (LINE_END [ \t]* NOTE?)* LINE_END ;
CONTINUATION : (LINE_END [ \t]* NOTE?)* LINE_END [ \t]+ -> skip ;
SPACE : [ \t]+ -> skip ;
COMMENT : NOTE -> skip ;
UNKNOWN : . ;

fragment DIGITS : [0-9]+ ;
fragment LINE_END : '\r'? '\n' ;
fragment NOTE : '#' ~[\r\n]* ;

mode HEADER_TEXT ;

TEXT : ~[ \t\r\n#] ~[\r\n#]* ;
TEXT_NEWLINE : (LINE_END [ \t]* NOTE?)* LINE_END -> type(NEWLINE), popMode ;
TEXT_CONTINUATION : (LINE_END [ \t]* NOTE?)* LINE_END [ \t]+ -> skip ;
TEXT_SPACE : [ \t]+ -> skip ;
TEXT_COMMENT : NOTE -> skip ;
TEXT_UNKNOWN : . -> type(UNKNOWN) ;
