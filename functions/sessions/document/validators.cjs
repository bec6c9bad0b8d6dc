// Made from session-schemas.ts by `npm run schemas`: do not edit.
"use strict";
exports.sessionChanges = validate21;
const schema6 = {"type":"object","properties":{"schedule":{"type":"object","additionalProperties":false,"properties":{"schedule_interval":{"type":"string","pattern":"^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$"},"schedule_year":{"type":"string","pattern":"^\\d{4}$"},"event":{"type":"string","enum":["","stop","start","abort"]},"status":{"type":"string","enum":["","completed","stop","scheduled","running","aborting","removed"]},"result":{"type":"string","enum":["","success","fail","aborted"]}},"patternProperties":{"^(?:schedule_date|schedule_start_date|schedule_end_date)$":{"type":"string","pattern":"^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$"},"^(?:schedule_month|schedule_day|schedule_week|schedule_day_of_week|schedule_hour|schedule_minute|schedule_second)$":{"type":"string","maxLength":1000},"^(?:time_created|time_started|time_ended|current_pid)$":{"type":"integer"}}},"hold_off":{"type":"integer","nullable":true},"status":{"type":"string"}},"patternProperties":{"^(?:session_tag|time_start|time_end|time_started|time_ended)$":{"type":"integer"},"^(?:description|result)$":{"type":"string","nullable":true}}};
const pattern0 = new RegExp("^(?:schedule_date|schedule_start_date|schedule_end_date)$", "u");
const pattern1 = new RegExp("^(?:schedule_month|schedule_day|schedule_week|schedule_day_of_week|schedule_hour|schedule_minute|schedule_second)$", "u");
const pattern2 = new RegExp("^(?:time_created|time_started|time_ended|current_pid)$", "u");
const pattern3 = new RegExp("^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$", "u");
const pattern4 = new RegExp("^\\d{4}$", "u");
const pattern6 = new RegExp("^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$", "u");
const pattern9 = new RegExp("^(?:session_tag|time_start|time_end|time_started|time_ended)$", "u");
const pattern10 = new RegExp("^(?:description|result)$", "u");
const func2 = (text) => [...text].length;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.schedule !== undefined){
let data0 = data.schedule;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
const _errs3 = errors;
for(const key0 in data0){
if(!((((((((key0 === "schedule_interval") || (key0 === "schedule_year")) || (key0 === "event")) || (key0 === "status")) || (key0 === "result")) || (pattern0.test(key0))) || (pattern1.test(key0))) || (pattern2.test(key0)))){
validate21.errors = [{instancePath:instancePath+"/schedule",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs3 === errors){
if(data0.schedule_interval !== undefined){
let data1 = data0.schedule_interval;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
validate21.errors = [{instancePath:instancePath+"/schedule/schedule_interval",keyword:"pattern",params:{pattern: "^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/schedule/schedule_interval",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.schedule_year !== undefined){
let data2 = data0.schedule_year;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate21.errors = [{instancePath:instancePath+"/schedule/schedule_year",keyword:"pattern",params:{pattern: "^\\d{4}$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/schedule/schedule_year",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.event !== undefined){
let data3 = data0.event;
const _errs8 = errors;
if(typeof data3 !== "string"){
validate21.errors = [{instancePath:instancePath+"/schedule/event",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data3 === "") || (data3 === "stop")) || (data3 === "start")) || (data3 === "abort"))){
validate21.errors = [{instancePath:instancePath+"/schedule/event",keyword:"enum",params:{allowedValues: schema6.properties.schedule.properties.event.enum}}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.status !== undefined){
let data4 = data0.status;
const _errs10 = errors;
if(typeof data4 !== "string"){
validate21.errors = [{instancePath:instancePath+"/schedule/status",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data4 === "") || (data4 === "completed")) || (data4 === "stop")) || (data4 === "scheduled")) || (data4 === "running")) || (data4 === "aborting")) || (data4 === "removed"))){
validate21.errors = [{instancePath:instancePath+"/schedule/status",keyword:"enum",params:{allowedValues: schema6.properties.schedule.properties.status.enum}}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.result !== undefined){
let data5 = data0.result;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate21.errors = [{instancePath:instancePath+"/schedule/result",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data5 === "") || (data5 === "success")) || (data5 === "fail")) || (data5 === "aborted"))){
validate21.errors = [{instancePath:instancePath+"/schedule/result",keyword:"enum",params:{allowedValues: schema6.properties.schedule.properties.result.enum}}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
var valid2 = true;
for(const key1 in data0){
if(pattern0.test(key1)){
let data6 = data0[key1];
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
validate21.errors = [{instancePath:instancePath+"/schedule/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"pattern",params:{pattern: "^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/schedule/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
if(valid2){
var valid2 = true;
for(const key2 in data0){
if(pattern1.test(key2)){
let data7 = data0[key2];
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(func2(data7) > 1000){
validate21.errors = [{instancePath:instancePath+"/schedule/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"maxLength",params:{limit: 1000}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/schedule/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs16 === errors;
if(!valid2){
break;
}
}
}
if(valid2){
var valid2 = true;
for(const key3 in data0){
if(pattern2.test(key3)){
let data8 = data0[key3];
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate21.errors = [{instancePath:instancePath+"/schedule/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs18 === errors;
if(!valid2){
break;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/schedule",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hold_off !== undefined){
let data9 = data.hold_off;
const _errs20 = errors;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/hold_off",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
const _errs23 = errors;
if(typeof data.status !== "string"){
validate21.errors = [{instancePath:instancePath+"/status",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
var valid3 = true;
for(const key4 in data){
if(pattern9.test(key4)){
let data11 = data[key4];
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate21.errors = [{instancePath:instancePath+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}}];
return false;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
if(valid3){
var valid3 = true;
for(const key5 in data){
if(pattern10.test(key5)){
let data12 = data[key5];
const _errs27 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate21.errors = [{instancePath:instancePath+"/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
var valid3 = _errs27 === errors;
if(!valid3){
break;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

exports.sessionDocument = validate22;
const schema7 = {"allOf":[{"$ref":"sessionCompletion"},{"$ref":"sessionChanges"}]};
const schema8 = {"type":"object","required":["schedule"],"properties":{"schedule":{}},"patternProperties":{}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.schedule === undefined) && (missing0 = "schedule")){
validate23.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
}
else {
validate23.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
validate22.errors = vErrors;
return errors === 0;
}

exports.sessionWhole = validate26;
const schema9 = {"allOf":[{"$ref":"sessionReplacement"},{"$ref":"sessionChanges"}]};
const schema10 = {"type":"object","required":["schedule","session_tag"],"properties":{},"patternProperties":{"^(?:schedule|session_tag)$":{}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.schedule === undefined) && (missing0 = "schedule")) || ((data.session_tag === undefined) && (missing0 = "session_tag"))){
validate27.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
}
else {
validate27.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
validate26.errors = vErrors;
return errors === 0;
}
